package org.coursemarket.order.orders.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.Mismatch.Kind;
import org.coursemarket.order.seats.entity.CourseNotOpen;
import org.coursemarket.order.seats.entity.MaxPrice;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.order.seats.entity.VoucherExhausted;
import org.coursemarket.order.seats.entity.VoucherInvalid;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.Caller;

/**
 * An order as it stood when it was read or changed.
 *
 * @param studentId the subject of the student's token
 * @param studentName what the student wanted to be called
 * @param priceAtPurchase the price that was paid; null unless the order was CONFIRMED
 * @param because why that price was paid, in the course service's words; absent unless the order was CONFIRMED
 * @param currency of the price that was paid or offered; null where there is none
 * @param reservationId the seat's reservation in the course service, the same as the order's id
 * @param rejectedBecause the type of the problem that ended the order; absent unless it is REJECTED
 * @param offeredPrice the price that was more than the buyer agreed to; absent unless that ended the order
 * @param maxPrice the most that the buyer agreed to pay; absent where they said nothing
 * @param voucher the code that the buyer named, in capitals; absent where they named none
 * @param refundRequestedAt when the refund was asked for; absent where it was not
 * @param cancelRequestedAt when the student cancelled the order, which is not CONFIRMED from then on; absent where they did not
 */
public record OrderDetails(
        UUID id,
        UUID courseId,
        String studentId,
        String studentName,
        OrderStatus status,
        BigDecimal priceAtPurchase,
        String currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) String because,
        UUID reservationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String rejectedBecause,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal offeredPrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal maxPrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) String voucher,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant refundRequestedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant cancelRequestedAt) {
    /** Whether this is what the request asked for. */
    public boolean isOf(Purchase purchase) {
        return courseId.equals(purchase.courseId())
                && studentId.equals(purchase.studentId())
                && studentName.equals(purchase.studentName())
                && isSame(maxPrice, purchase.maxPrice())
                && Objects.equals(voucher, purchase.voucher());
    }

    /** The seat that it is to have; its id is the reservation's too. */
    public Sale sale() {
        return new Sale(courseId, id, studentId, maxPrice, voucher);
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
                        because,
                        reservationId,
                        null,
                        null,
                        maxPrice,
                        voucher,
                        createdAt,
                        null,
                        null);
            case REJECTED -> throw rejection();
        };
    }

    /** Whether the seat, held or sold, is to be given back. */
    public boolean awaitsCancellation() {
        return status == OrderStatus.PENDING && cancelRequestedAt != null;
    }

    /** What is wrong between this order and its reservation, null for none. */
    public Optional<Mismatch> mismatchWith(Reservation reservation) {
        boolean isSold = reservation != null && reservation.status() == ReservationStatus.CONFIRMED;
        return switch (status) {
            case PENDING -> Optional.empty();
            case REJECTED, REFUNDED -> isSold ? mismatch(Kind.SEAT_SOLD_WITHOUT_ORDER, reservation) : Optional.empty();
            case CONFIRMED -> {
                if (refundRequestedAt != null) {
                    yield Optional.empty();
                }
                if (!isSold) {
                    yield mismatch(Kind.SEAT_NOT_SOLD, reservation);
                }
                if (!isSame(priceAtPurchase, reservation.lockedPrice())) {
                    yield mismatch(Kind.PRICE_DIFFERS, reservation);
                }
                yield Objects.equals(voucher, reservation.voucher())
                        ? Optional.empty()
                        : mismatch(Kind.VOUCHER_DIFFERS, reservation);
            }
        };
    }

    private Optional<Mismatch> mismatch(Kind kind, Reservation reservation) {
        return Optional.of(Mismatch.of(kind, this, reservation));
    }

    private Refusal rejection() {
        return switch (rejectedBecause) {
            case CourseNotOpen.TYPE -> new CourseNotOpen(courseId);
            case SoldOut.TYPE -> new SoldOut(courseId);
            case UnknownCourse.TYPE -> new UnknownCourse(courseId);
            case VoucherInvalid.TYPE -> new VoucherInvalid(courseId);
            case VoucherExhausted.TYPE -> new VoucherExhausted(courseId);
            case SeatLost.TYPE -> new SeatLost(reservationId);
            case OrderExpired.TYPE -> new OrderExpired(id);
            case OrderCancelled.TYPE -> new OrderCancelled(id);
            case InvalidInput.TYPE -> MaxPrice.objection(maxPrice, currency).orElseThrow();
            case SeatsUnavailable.TYPE -> new SeatsUnavailable();
            case PriceChanged.TYPE -> new PriceChanged(courseId, maxPrice, offeredPrice, currency);
            default -> throw new IllegalStateException("order " + id + " was rejected because of " + rejectedBecause);
        };
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
