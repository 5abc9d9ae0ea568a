package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.server.timers.Chore;

/** Brings to their end the orders that a crash or a failure left on their way. Any number of nodes may do so at once. */
@ApplicationScoped
public class Recovery {
    private static final Logger LOG = System.getLogger(Recovery.class.getName());
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

    private final Chore chore = new Chore(LOG, "orders that are due can't be taken up");

    /** Makes an attempt at each order that is due, the longest overdue first. */
    public void run() {
        chore.run(() -> orders.due(ORDERS_AT_ONCE).forEach(this::takeUp));
    }

    private void takeUp(UUID orderId) {
        var attempt = Attempt.further(clock, settings.deadline());
        try {
            orders.beginAttempt(orderId).map(taken -> settle(taken, attempt)).ifPresent(Recovery::log);
        } catch (RuntimeException unknown) {
            LOG.log(Level.WARNING, "order " + orderId + " can't be brought to its end yet", unknown);
        }
    }

    private OrderDetails settle(TakenUp taken, Attempt attempt) {
        return taken.order().status() == OrderStatus.PENDING
                ? placement.settle(taken, attempt)
                : refunds.settle(taken.order(), attempt);
    }

    private static void log(OrderDetails order) {
        LOG.log(Level.INFO, "order {0} recovered: {1}", order.id(), order.status());
    }
}
