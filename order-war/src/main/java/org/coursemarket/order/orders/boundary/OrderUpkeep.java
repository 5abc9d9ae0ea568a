package org.coursemarket.order.orders.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.coursemarket.order.orders.control.Upkeep;
import org.coursemarket.runtime.threads.Dispatcher;

/** Every ten seconds: what is to be done now and then. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderUpkeep {
    @Inject
    Upkeep upkeep;

    @Inject
    Dispatcher dispatcher;

    @PostConstruct
    void begin() {
        dispatcher.everySecond(upkeep::start);
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", timezone = "UTC", persistent = false)
    void run() {
        dispatcher.soon(upkeep::start);
    }
}
