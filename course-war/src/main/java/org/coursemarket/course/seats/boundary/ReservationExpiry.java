package org.coursemarket.course.seats.boundary;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.coursemarket.course.seats.control.ExpirySweep;

/** Once a second: holds whose time is over. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReservationExpiry {
    @Inject
    ExpirySweep expiry;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void sweep() {
        expiry.start();
    }
}
