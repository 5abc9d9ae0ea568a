package org.coursemarket.course.seats.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.coursemarket.course.seats.control.ExpirySweep;
import org.coursemarket.runtime.threads.Dispatcher;

/** Once a second: holds whose time is over. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReservationExpiry {
    @Inject
    ExpirySweep expiry;

    @Inject
    Dispatcher dispatcher;

    @PostConstruct
    void begin() {
        dispatcher.everySecond(expiry::start);
    }

    @Schedule(hour = "*", minute = "*", second = "*", timezone = "UTC", persistent = false)
    void sweep() {
        dispatcher.soon(expiry::start);
    }
}
