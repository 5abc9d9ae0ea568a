package org.coursemarket.order.orders.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;

/**
 * An order and a reservation that contradict each other.
 *
 * @param reservationStatus absent where there is no reservation
 * @param lockedPrice absent where there is no reservation
 * @param voucher of the order; absent where it has none
 * @param reservationVoucher absent where there is no reservation, or it has none
 */
public record Mismatch(
        Kind kind,
        UUID orderId,
        OrderStatus orderStatus,
        BigDecimal priceAtPurchase,
        @JsonInclude(JsonInclude.Include.NON_NULL) ReservationStatus reservationStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal lockedPrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) String voucher,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reservationVoucher) {
    /** What contradicts what. */
    public enum Kind {
        /** The order is CONFIRMED, its reservation is not. */
        SEAT_NOT_SOLD,
        /** The order has ended, its reservation is CONFIRMED all the same. */
        SEAT_SOLD_WITHOUT_ORDER,
        /** Both are CONFIRMED, at two prices. */
        PRICE_DIFFERS,
        /** Both are CONFIRMED at one price, but under two vouchers, or one of them under none. */
        VOUCHER_DIFFERS
    }

    static Mismatch of(Kind kind, OrderDetails order, Reservation reservation) {
        return new Mismatch(
                kind,
                order.id(),
                order.status(),
                order.priceAtPurchase(),
                reservation == null ? null : reservation.status(),
                reservation == null ? null : reservation.lockedPrice(),
                order.voucher(),
                reservation == null ? null : reservation.voucher());
    }
}
