package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.PriceChanged;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.seats.control.Attempts;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.server.problems.Refusal;

/**
 * The purchase, step by step: record the order, hold a seat under its id, check the price, sell the seat, mark the order. No
 * transaction is open while the course service is asked.
 *
 * <p>Every step may be repeated without a second effect, so an order that was left PENDING can be taken up again at its start.
 */
@ApplicationScoped
public class OrderPlacement {
    private static final Logger LOG = System.getLogger(OrderPlacement.class.getName());

    @Inject
    OrderStore orders;

    @Inject
    Seats seats;

    @Inject
    OrderMetrics metrics;

    /**
     * Buys a seat.
     *
     * @return the order, CONFIRMED, or PENDING where it is not known yet whether it will be
     * @throws AlreadyPurchased if the student has a live order of the course
     * @throws Refusal if there is no seat for the order, which is REJECTED then and holds none
     */
    public OrderDetails place(Purchase purchase) {
        var order = orders.open(UUID.randomUUID(), purchase);
        try {
            return settle(order);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException unknown) { // the course service, or the database after it
            LOG.log(Level.WARNING, "order " + order.id() + " stays PENDING", unknown);
            metrics.ended(order);
            return order;
        }
    }

    private OrderDetails settle(OrderDetails order) {
        try {
            var confirmed = orders.confirm(order.id(), seat(order));
            metrics.ended(confirmed);
            return confirmed;
        } catch (Refusal refusal) {
            metrics.ended(orders.reject(order.id(), refusal));
            throw refusal;
        }
    }

    private Reservation seat(OrderDetails order) {
        var reservation = seats.reserve(order.courseId(), order.id(), new Attempts());
        if (!reservation.isLive()) {
            throw new SeatLost(reservation.id());
        }
        if (order.maxPrice() != null && reservation.lockedPrice().compareTo(order.maxPrice()) > 0) {
            seats.cancel(reservation.id());
            throw new PriceChanged(
                    order.courseId(), order.maxPrice(), reservation.lockedPrice(), reservation.currency());
        }
        return seats.confirm(reservation.id());
    }
}
