package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.time.Stopwatch;

/** What is to be done now and then: keys forgotten, orders compared with their reservations, the oldest that waits found. */
@ApplicationScoped
public class Upkeep {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int KEYS_AT_ONCE = 1_000;

    @Inject
    OrderStore orders;

    @Inject
    Reconciliation reconciliation;

    @Inject
    OldestPending oldestPending;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private Chore forgetting;
    private Chore comparing;
    private Chore looking;

    @PostConstruct
    void begin() {
        forgetting = chore("keys that are over can't be forgotten", this::forgetKeys);
        comparing = chore("orders can't be compared with their reservations", reconciliation::goOn);
        looking = chore("the oldest order that is PENDING can't be found", oldestPending::look);
    }

    public void start() {
        forgetting.start();
        comparing.start();
        looking.start();
    }

    private Chore chore(String complaint, Runnable work) {
        return new Chore(LOG, complaint, PERIOD, stopwatch, executor, work);
    }

    /** All that are over by now; a thousand in one transaction. */
    private void forgetKeys() {
        int forgotten;
        do {
            forgotten = orders.forgetKeys(KEYS_AT_ONCE);
        } while (forgotten == KEYS_AT_ONCE);
    }
}
