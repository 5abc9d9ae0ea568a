package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/** Brings to their end the orders that a crash or a failure left on their way. Any number of nodes may do so at once. */
@ApplicationScoped
public class Recovery {
    private static final Logger LOG = System.getLogger(Recovery.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ORDERS_AT_ONCE = 100;

    @Inject
    OrderStore orders;

    @Inject
    OrderPlacement placement;

    @Inject
    Refunds refunds;

    @Inject
    OrderSettings settings;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private Chore recovering;
    private Elapsed sinceMove;

    @PostConstruct
    void begin() {
        recovering = new Chore(LOG, "orders that are due can't be taken up", PERIOD, stopwatch, executor, this::run);
        sinceMove = new Elapsed(stopwatch);
    }

    /** Starts to make an attempt at each order that is due, the longest overdue first. */
    public void start() {
        recovering.start();
    }

    /** How long ago recovery took an order up, or looked for one, whatever came of it. */
    public Duration sinceMove() {
        return sinceMove.time();
    }

    private void run() {
        try {
            for (int i = 0; i < ORDERS_AT_ONCE && takeUpNext(); i++) {
                sinceMove.restart();
            }
        } finally {
            sinceMove.restart();
        }
    }

    /** False where nothing is due. */
    private boolean takeUpNext() {
        var attempt = Attempt.further(clock, stopwatch, settings.deadline());
        var taken = orders.takeUpNext();
        taken.ifPresent(order -> settle(order, attempt));
        return taken.isPresent();
    }

    private void settle(TakenUp taken, Attempt attempt) {
        try {
            var order = taken.order().status() == OrderStatus.PENDING
                    ? placement.settle(taken, attempt)
                    : refunds.settle(taken.order(), attempt);
            LOG.log(Level.INFO, "order {0} recovered: {1}", order.id(), order.status());
        } catch (OutcomeUnknown unknown) {
            LOG.log(Level.WARNING, "order {0} waits: {1}", taken.order().id(), unknown.getMessage());
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "order " + taken.order().id() + " waits", fault);
        }
    }
}
