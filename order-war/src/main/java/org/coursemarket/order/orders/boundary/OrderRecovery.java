package org.coursemarket.order.orders.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.coursemarket.order.orders.control.Recovery;
import org.coursemarket.runtime.threads.Dispatcher;

/** Once a second: orders that were left on their way. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderRecovery {
    @Inject
    Recovery recovery;

    @Inject
    Dispatcher dispatcher;

    @PostConstruct
    void begin() {
        dispatcher.everySecond(recovery::start);
    }

    @Schedule(hour = "*", minute = "*", second = "*", timezone = "UTC", persistent = false)
    void recover() {
        dispatcher.soon(recovery::start);
    }
}
