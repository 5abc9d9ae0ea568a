package org.coursemarket.order.orders.boundary;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.coursemarket.order.orders.control.Recovery;

/** Once a second: orders that were left on their way. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderRecovery {
    @Inject
    Recovery recovery;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void recover() {
        recovery.start();
    }
}
