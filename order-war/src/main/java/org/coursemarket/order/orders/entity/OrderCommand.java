package org.coursemarket.order.orders.entity;

import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.problems.Refusal;

/** What a purchase writes down. Each command has one effect however often it is repeated. */
public sealed interface OrderCommand {
    /** The order that the command makes or changes. */
    UUID orderId();

    /**
     * Record a PENDING order.
     *
     * @param key the buyer's Idempotency-Key; null for none
     * @param holdPlace the one of its student's places for a held seat that it takes
     */
    record Open(UUID orderId, Purchase purchase, UUID key, int holdPlace) implements OrderCommand {}

    /** Change an order that is recorded. */
    sealed interface Settlement extends OrderCommand {
        void apply(Order order);
    }

    /** The seat is sold: what it cost is what was locked. */
    record Confirm(UUID orderId, Reservation reservation) implements Settlement {
        @Override
        public void apply(Order order) {
            order.confirm(reservation.lockedPrice(), reservation.currency(), reservation.because());
        }
    }

    /** An attempt found no seat for the order, which is REJECTED then unless the attempt was late. */
    record Reject(TakenUp taken, Refusal reason) implements Settlement {
        @Override
        public UUID orderId() {
            return taken.order().id();
        }

        @Override
        public void apply(Order order) {
            order.reject(reason, taken.attempt());
        }
    }
}
