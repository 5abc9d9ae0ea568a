package org.coursemarket.order.orders.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.concurrent.Executor;
import org.coursemarket.runtime.threads.Chore;

/** What is to be done now and then: keys forgotten, orders compared with their reservations. */
@ApplicationScoped
public class Upkeep {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());
    private static final int KEYS_AT_ONCE = 1_000;

    @Inject
    OrderStore orders;

    @Inject
    Reconciliation reconciliation;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private final Chore forgetting = new Chore(LOG, "keys that are over can't be forgotten");
    private final Chore comparing = new Chore(LOG, "orders can't be compared with their reservations");

    public void start() {
        forgetting.start(executor, this::forgetKeys);
        comparing.start(executor, reconciliation::goOn);
    }

    /** All that are over by now; a thousand in one transaction. */
    private void forgetKeys() {
        int forgotten;
        do {
            forgotten = orders.forgetKeys(KEYS_AT_ONCE);
        } while (forgotten == KEYS_AT_ONCE);
    }
}
