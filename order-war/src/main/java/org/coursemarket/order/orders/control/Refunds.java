package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;
import org.coursemarket.order.orders.entity.NotRefundable;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.time.Stopwatch;

/** A refund, step by step: record that it is wanted, give the seat back, mark the order. Every step may be repeated. */
@ApplicationScoped
public class Refunds {
    private static final Logger LOG = System.getLogger(Refunds.class.getName());

    @Inject
    OrderStore orders;

    @Inject
    Seats seats;

    @Inject
    OrderSettings settings;

    @Inject
    OrderMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    /**
     * Gives a purchase back, once.
     *
     * @return the order, REFUNDED, or CONFIRMED where the seat could not be given back yet, which will be done
     * @throws UnknownOrder if there is none with this id that the caller may act on
     * @throws NotRefundable if nothing was paid for it
     */
    public OrderDetails refund(UUID orderId, Caller caller) {
        var attempt = Attempt.further(clock, stopwatch, settings.deadline());
        var order = orders.requestRefund(orderId, caller);
        if (order.status() == OrderStatus.REFUNDED) {
            return order;
        }
        try {
            return settle(order, attempt);
        } catch (OutcomeUnknown unknown) {
            LOG.log(Level.WARNING, "the refund of order {0} waits: {1}", orderId, unknown.getMessage());
            return order;
        } catch (RuntimeException fault) { // the database, after the course service
            LOG.log(Level.WARNING, "the refund of order " + orderId + " waits", fault);
            return order;
        }
    }

    /**
     * Gives back the seat of an order whose refund was requested.
     *
     * @throws RuntimeException if it is not known whether it is given back; that may be done again
     */
    OrderDetails settle(OrderDetails order, Attempt attempt) {
        try {
            seats.cancel(order.courseId(), order.reservationId(), attempt);
        } catch (UnknownCourse nothingToGiveBack) {
            LOG.log(Level.WARNING, "order {0} is refunded, but had no seat", order.id());
        }
        var refunded = orders.refund(order.id());
        metrics.answered(refunded);
        return refunded;
    }
}
