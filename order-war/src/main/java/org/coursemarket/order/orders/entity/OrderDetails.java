package org.coursemarket.order.orders.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.Mismatch.Kind;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.Caller;

/**
 * An order as it stood when it was read or changed.
 *
 * @param studentId the subject of the student's token
 * @param studentName what the student wanted to be called
 * @param priceAtPurchase the price that was paid; null unless the order was CONFIRMED
 * @param currency of the price that was paid or offered; null where there is none
 * @param reservationId the seat's reservation in the course service, the same as the order's id
 * @param rejectedBecause the type of the problem that ended the order; absent unless it is REJECTED
 * @param offeredPrice the price that was more than the buyer agreed to; absent unless that ended the order
 * @param maxPrice the most that the buyer agreed to pay; absent where they said nothing
 * @param refundRequestedAt when the refund was asked for; absent where it was not
 */
public record OrderDetails(
        UUID id,
        UUID courseId,
        String studentId,
        String studentName,
        OrderStatus status,
        BigDecimal priceAtPurchase,
        String currency,
        UUID reservationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String rejectedBecause,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal offeredPrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal maxPrice,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant refundRequestedAt) {
    /** Whether this is what the request asked for. */
    public boolean isOf(Purchase purchase) {
        return courseId.equals(purchase.courseId())
                && studentId.equals(purchase.studentId())
                && studentName.equals(purchase.studentName())
                && isSame(maxPrice, purchase.maxPrice());
    }

    /**
     * Makes sure that the caller may see this order and act on it.
     *
     * @throws UnknownOrder if they may not: that it is there is nobody else's business
     */
    public OrderDetails requireBelongsTo(Caller caller) {
        if (!caller.mayActFor(studentId)) {
            throw UnknownOrder.becauseItIsAnothers(id);
        }
        return this;
    }

    /**
     * What the buyer was told when the purchase ended, whatever came after.
     *
     * @throws Refusal if it was rejected
     */
    public OrderDetails asPurchased() {
        return switch (status) {
            case PENDING -> this;
            case CONFIRMED, REFUNDED ->
                new OrderDetails(
                        id,
                        courseId,
                        studentId,
                        studentName,
                        OrderStatus.CONFIRMED,
                        priceAtPurchase,
                        currency,
                        reservationId,
                        null,
                        null,
                        maxPrice,
                        createdAt,
                        null);
            case REJECTED -> throw rejection();
        };
    }

    /** What is wrong between this order and its reservation, null for none. */
    public Optional<Mismatch> mismatchWith(Reservation reservation) {
        boolean isSold = reservation != null && reservation.status() == ReservationStatus.CONFIRMED;
        return switch (status) {
            case PENDING -> Optional.empty();
            case REJECTED, REFUNDED ->
                isSold ? Optional.of(Mismatch.of(Kind.SEAT_SOLD_WITHOUT_ORDER, this, reservation)) : Optional.empty();
            case CONFIRMED -> {
                if (refundRequestedAt != null) {
                    yield Optional.empty();
                }
                if (!isSold) {
                    yield Optional.of(Mismatch.of(Kind.SEAT_NOT_SOLD, this, reservation));
                }
                yield isSame(priceAtPurchase, reservation.lockedPrice())
                        ? Optional.empty()
                        : Optional.of(Mismatch.of(Kind.PRICE_DIFFERS, this, reservation));
            }
        };
    }

    private Refusal rejection() {
        return switch (rejectedBecause) {
            case SoldOut.TYPE -> new SoldOut(courseId);
            case UnknownCourse.TYPE -> new UnknownCourse(courseId);
            case SeatLost.TYPE -> new SeatLost(reservationId);
            case SeatsUnavailable.TYPE -> new SeatsUnavailable();
            case PriceChanged.TYPE -> new PriceChanged(courseId, maxPrice, offeredPrice, currency);
            default -> throw new IllegalStateException("order " + id + " was rejected because of " + rejectedBecause);
        };
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
