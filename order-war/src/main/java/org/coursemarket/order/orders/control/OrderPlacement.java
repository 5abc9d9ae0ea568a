package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.PriceChanged;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.PurchaseKeyReused;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.server.problems.Refusal;

/**
 * The purchase, step by step: record the order, hold a seat under its id, check the price, sell the seat, mark the order. No
 * transaction is open while the course service is asked.
 *
 * <p>Every step may be repeated without a second effect, so an order that was left PENDING is taken up again at its start. An
 * attempt sells a seat only if it knew of the hold before its deadline, and the next attempt begins after that: so it finds the
 * hold, and rejects the order only where no attempt can sell the seat any more.
 */
@ApplicationScoped
public class OrderPlacement {
    private static final Logger LOG = System.getLogger(OrderPlacement.class.getName());

    /** A purchase of which no hold came about is not begun anew after this time: who knows whether it is still wanted. */
    static final Duration STILL_WANTED = Duration.ofMinutes(3);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(25);

    @Inject
    OrderStore orders;

    @Inject
    OrderListStore list;

    @Inject
    Seats seats;

    @Inject
    OrderSettings settings;

    @Inject
    OrderMetrics metrics;

    @Inject
    Clock clock;

    /**
     * Buys a seat, or finds the purchase that was made under the same key before.
     *
     * @param key the buyer's Idempotency-Key; null for none
     * @return the order, CONFIRMED, or PENDING where it is not known yet whether it will be
     * @throws AlreadyPurchased if the student has a live order of the course
     * @throws PurchaseKeyReused if the key was sent with another purchase
     * @throws Refusal if there is no seat for the order, which is REJECTED then and holds none
     */
    public OrderDetails place(Purchase purchase, UUID key) {
        var attempt = Attempt.first(clock, settings.deadline());
        OrderDetails order;
        try {
            order = orders.open(UUID.randomUUID(), purchase, key);
        } catch (AlreadyPurchased refusal) { // the same request may have been here before
            return repeated(purchase, key, attempt, refusal);
        }
        try {
            return settle(order, attempt);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException unknown) { // the course service, or the database after it
            LOG.log(Level.WARNING, "order " + order.id() + " stays PENDING", unknown);
            metrics.ended(order);
            return order;
        }
    }

    /** What the request was answered before; where it is still under way, that is waited for. */
    private OrderDetails repeated(Purchase purchase, UUID key, Attempt attempt, AlreadyPurchased refusal) {
        var earlier = Optional.ofNullable(key).flatMap(list::under).orElseThrow(() -> refusal);
        if (!earlier.isOf(purchase)) {
            throw new PurchaseKeyReused(key);
        }
        while (earlier.status() == OrderStatus.PENDING && !attempt.isOver()) {
            pause(LOOK_AGAIN_AFTER);
            earlier = list.order(earlier.id());
        }
        return earlier.asPurchased();
    }

    /**
     * Brings an order that is PENDING to its end.
     *
     * @return the order, CONFIRMED
     * @throws Refusal if there is no seat for the order, which is REJECTED then and holds none
     * @throws RuntimeException if that is not known; the order is as it was, and may be settled again
     */
    OrderDetails settle(OrderDetails order, Attempt attempt) {
        try {
            var confirmed = orders.confirm(order.id(), seat(order, attempt));
            metrics.ended(confirmed);
            return confirmed;
        } catch (Refusal refusal) {
            metrics.ended(orders.reject(order.id(), refusal));
            throw refusal;
        }
    }

    private Reservation seat(OrderDetails order, Attempt attempt) {
        if (order.createdAt().plus(STILL_WANTED).isBefore(clock.instant())) {
            seats.find(order.id(), attempt);
        }
        var reservation = seats.reserve(order.courseId(), order.id(), attempt);
        if (order.maxPrice() != null && reservation.lockedPrice().compareTo(order.maxPrice()) > 0) {
            seats.cancel(reservation.id(), attempt);
            throw new PriceChanged(
                    order.courseId(), order.maxPrice(), reservation.lockedPrice(), reservation.currency());
        }
        if (!reservation.isLive()) {
            throw new SeatLost(reservation.id());
        }
        return seats.confirm(reservation.id(), attempt);
    }

    /** The place of time in here, for a test to take. */
    void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
