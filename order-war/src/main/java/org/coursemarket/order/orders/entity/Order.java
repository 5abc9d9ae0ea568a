package org.coursemarket.order.orders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/**
 * A student's purchase of a seat. Its id is also its reservation's, so an order can't hold two seats.
 *
 * <pre>
 *  PENDING ----> CONFIRMED ----> REFUNDED   the seat is sold, at the price that was locked when it was held; then given back
 *     '--------> REJECTED                   for a reason; no seat is held
 * </pre>
 *
 * A refund is first requested and then done, for the seat is given back in between. An event that is repeated, or late, changes
 * nothing; a sale of what is REJECTED, or a refund that nobody requested, is a fault. What is PENDING, or waits for its refund, is worked on in {@link Attempts}.
 */
@Entity
@Table(name = "purchase")
public class Order {
    @Id
    private UUID id;

    @Column(name = "course_id")
    private UUID courseId;

    @Column(name = "student_id")
    private String studentId;

    @Column(name = "student_name")
    private String studentName;

    @Column(name = "max_price")
    private BigDecimal maxPrice;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Column(name = "price_at_purchase")
    private BigDecimal priceAtPurchase;

    @Column(name = "offered_price")
    private BigDecimal offeredPrice;

    private String currency;

    @Column(name = "rejected_because")
    private String rejectedBecause;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "refund_requested_at")
    private OffsetDateTime refundRequestedAt;

    /** The student's id while the order is PENDING or CONFIRMED: one live order per student and course. */
    @Column(name = "live_student")
    private String liveStudent;

    /** Which of its student's places for a held seat the order has; null once it holds none for sure. */
    @Column(name = "hold_place")
    private Integer holdPlace;

    /** Text, because EclipseLink 4.0.7 can't read a UUID that is null. */
    @Column(name = "purchase_key")
    private String purchaseKey;

    @Column(name = "key_expires_at")
    private OffsetDateTime keyExpiresAt;

    @Embedded
    private Attempts attempts = new Attempts();

    protected Order() {}

    /** An order that looks for its seat in a first attempt of this length, with this one of its student's places for a held seat. */
    public static Order place(UUID id, Purchase purchase, int holdPlace, Instant now, Duration deadline) {
        var order = new Order();
        order.id = id;
        order.courseId = purchase.courseId();
        order.studentId = purchase.studentId();
        order.studentName = purchase.studentName();
        order.maxPrice = inCents(purchase.maxPrice());
        order.status = OrderStatus.PENDING;
        order.createdAt = now.atOffset(ZoneOffset.UTC);
        order.liveStudent = order.studentId;
        order.holdPlace = holdPlace;
        order.attempts.begin(now, deadline);
        return order;
    }

    public UUID id() {
        return id;
    }

    /** The key under which the same request finds this order, and until when. */
    public void keepUnder(UUID idempotencyKey, Instant expiry) {
        purchaseKey = idempotencyKey.toString();
        keyExpiresAt = expiry.atOffset(ZoneOffset.UTC);
    }

    /** Whether an attempt may begin: there is something left to do, and the attempt before is over. */
    public boolean isDue(Instant now) {
        return attempts.isDue(now);
    }

    /** An attempt of this length begins. */
    public TakenUp beginAttempt(Instant now, Duration deadline) {
        attempts.begin(now, deadline);
        return takenUp();
    }

    /** The attempt that began last. */
    public TakenUp takenUp() {
        return new TakenUp(details(), attempts.last());
    }

    /** The seat is sold at this price. */
    public void confirm(BigDecimal lockedPrice, String lockedCurrency) {
        if (status == OrderStatus.CONFIRMED || status == OrderStatus.REFUNDED) {
            return;
        }
        if (status == OrderStatus.REJECTED) {
            throw new IllegalStateException("the seat of order " + id + " is sold, but the order is REJECTED");
        }
        status = OrderStatus.CONFIRMED;
        holdPlace = null;
        priceAtPurchase = inCents(lockedPrice);
        currency = lockedCurrency;
        attempts.end();
    }

    /**
     * An attempt found no seat for this order; the student may try again, and under the same key where nothing was decided. What
     * an attempt found that is not the last one any more does not count: the last may be selling the seat.
     */
    public void reject(Refusal reason, int attempt) {
        if (status != OrderStatus.PENDING || attempt != attempts.last()) {
            return;
        }
        status = OrderStatus.REJECTED;
        holdPlace = null;
        rejectedBecause = reason.type();
        liveStudent = null;
        attempts.end();
        if (reason instanceof PriceChanged changed) {
            offeredPrice = inCents(changed.currentPrice());
            currency = changed.currency();
        }
        if (reason.kind() == Refusal.Kind.BUSY) {
            purchaseKey = null;
            keyExpiresAt = null;
        }
    }

    /**
     * The student wants the money back; a first attempt at it begins.
     *
     * @throws NotRefundable if nothing was paid
     */
    public void requestRefund(Instant now, Duration deadline) {
        if (status == OrderStatus.PENDING || status == OrderStatus.REJECTED) {
            throw new NotRefundable(id, status);
        }
        if (status == OrderStatus.CONFIRMED && refundRequestedAt == null) {
            refundRequestedAt = now.atOffset(ZoneOffset.UTC);
            attempts.begin(now, deadline);
        }
    }

    /** The seat is given back. */
    public void refund() {
        if (status == OrderStatus.REFUNDED) {
            return;
        }
        if (refundRequestedAt == null) {
            throw new IllegalStateException("nobody asked for a refund of order " + id);
        }
        status = OrderStatus.REFUNDED;
        liveStudent = null;
        attempts.end();
    }

    public OrderDetails details() {
        return new OrderDetails(
                id,
                courseId,
                studentId,
                studentName,
                status,
                priceAtPurchase,
                currency,
                id,
                rejectedBecause,
                offeredPrice,
                maxPrice,
                createdAt.toInstant(),
                refundRequestedAt == null ? null : refundRequestedAt.toInstant());
    }

    /** With two decimals, as the database returns it: the first answer and a later one are the same. */
    private static BigDecimal inCents(BigDecimal price) {
        return price == null ? null : price.setScale(2, RoundingMode.UNNECESSARY);
    }
}
