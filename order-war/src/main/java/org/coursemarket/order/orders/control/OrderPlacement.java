package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCancelled;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderExpired;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.PurchaseKeyReused;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.TooManyHolds;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * The purchase, step by step: record the order, have a seat sold under its id, mark the order. No transaction is open while the course
 * service is asked.
 *
 * <p>Every step may be repeated without a second effect, so an order that was left PENDING is taken up again at its start. Two rules keep
 * a late attempt, or a call that is late in the network, from contradicting the present one. What the course service has decided under an
 * id, a sale or a refusal, is what every later call finds. And an order is rejected only by its last attempt.
 */
@ApplicationScoped
public class OrderPlacement {
    private static final Logger LOG = System.getLogger(OrderPlacement.class.getName());

    /** A purchase that has not come about is not begun anew after this time: who knows whether it is still wanted. */
    static final Duration STILL_WANTED = Duration.ofMinutes(3);

    @Inject
    Idempotency idempotency;

    @Inject
    OrderOpening opening;

    @Inject
    Seats seats;

    @Inject
    OrderDesk desk;

    @Inject
    OrderReadStore orders;

    @Inject
    OrderSettings settings;

    @Inject
    OrderMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    /**
     * Buys a seat, or finds the purchase that was made under the same key before.
     *
     * @param key the buyer's Idempotency-Key; null for none
     * @return the order, CONFIRMED, or PENDING where it is not known yet whether it will be
     * @throws AlreadyPurchased if the student has a live order of the course
     * @throws TooManyHolds if as many of the student's orders are on their way as one student may have
     * @throws OrdersBusy if there is no time to record the order
     * @throws PurchaseKeyReused if the key was sent with another purchase
     * @throws Refusal if there is no seat for the order, which is REJECTED then
     */
    public OrderDetails place(Purchase purchase, UUID key) {
        var sinceArrival = new Elapsed(stopwatch);
        try {
            return placed(purchase, key);
        } finally {
            metrics.placed(sinceArrival.time());
        }
    }

    private OrderDetails placed(Purchase purchase, UUID key) {
        var attempt = Attempt.first(clock, stopwatch, settings.deadline());
        boolean isFirstTry = true;
        while (true) {
            try {
                return buy(purchase, key, attempt);
            } catch (AlreadyPurchased | TooManyHolds | OrdersBusy refusal) {
                var live = refusal instanceof AlreadyPurchased
                        ? orders.live(purchase.courseId(), purchase.studentId())
                        : Optional.<OrderDetails>empty(); // who is busy asks nothing more
                var earlier = idempotency.earlierAnswer(purchase, key, attempt);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                if (live.isPresent()) {
                    throw new AlreadyPurchased(
                            purchase.courseId(),
                            purchase.studentName(),
                            live.get().id());
                }
                if (key == null || refusal instanceof OrdersBusy || (refusal instanceof TooManyHolds && !isFirstTry)) {
                    throw refusal;
                }
                if (attempt.isOver()) {
                    throw new OrdersBusy();
                }
                isFirstTry = false; // what the key stood for was in the way, and has given it back in between
            }
        }
    }

    /** Opens an order and brings it to its end. Where that is not known the order stays PENDING, and recovery takes it up. */
    private OrderDetails buy(Purchase purchase, UUID key, Attempt attempt) {
        var taken = opening.open(purchase, key);
        OrderDetails order;
        try {
            order = settle(taken, attempt);
        } catch (OutcomeUnknown unknown) {
            LOG.log(Level.WARNING, "order {0} stays PENDING: {1}", taken.order().id(), unknown.getMessage());
            order = taken.order();
        } catch (RuntimeException fault) { // the database, after the course service
            LOG.log(Level.WARNING, "order " + taken.order().id() + " stays PENDING", fault);
            order = taken.order();
        }
        metrics.answered(order);
        return order.asPurchased();
    }

    /**
     * Brings an order that is PENDING to its end.
     *
     * @return the order as it is recorded then: CONFIRMED, or REJECTED where there is no seat for it; PENDING where a later attempt
     *     is at work on it
     * @throws RuntimeException if the end is not known; the order is as it was, and may be settled again
     */
    OrderDetails settle(TakenUp taken, Attempt attempt) {
        if (taken.order().awaitsCancellation()) {
            return undo(taken, attempt);
        }
        Reservation seat;
        try {
            seat = buySeat(taken.order(), attempt);
        } catch (Refusal refusal) {
            return desk.reject(taken, refusal);
        }
        var order = desk.confirm(taken, seat);
        return order.awaitsCancellation() ? undo(taken, attempt) : order;
    }

    /**
     * Gives the seat back, held or sold: the student has cancelled the order, which nobody has told them is CONFIRMED. An attempt that is
     * late does no harm, for the order is to be cancelled whoever is at work on it.
     */
    private OrderDetails undo(TakenUp taken, Attempt attempt) {
        try {
            seats.cancel(taken.order().courseId(), taken.order().id(), attempt);
        } catch (UnknownCourse nothingToGiveBack) {
            // which is the end of it all the same
        }
        return desk.reject(taken, new OrderCancelled(taken.order().id()));
    }

    /** Buys a seat for the order; a refusal says why there is none, and that there never will be. */
    private Reservation buySeat(OrderDetails order, Attempt attempt) {
        boolean isOld = order.createdAt().plus(STILL_WANTED).isBefore(clock.instant());
        if (!isOld) {
            return seats.sell(order.sale(), attempt);
        }
        var reservation = seats.withdraw(order.courseId(), order.id(), attempt);
        if (!reservation.isSold()) {
            throw new OrderExpired(order.id());
        }
        return reservation;
    }
}
