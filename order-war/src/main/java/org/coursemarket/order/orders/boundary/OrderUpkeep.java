package org.coursemarket.order.orders.boundary;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.coursemarket.order.orders.control.Upkeep;

/** Every ten seconds: what is to be done now and then. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderUpkeep {
    @Inject
    Upkeep upkeep;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void run() {
        upkeep.start();
    }
}
