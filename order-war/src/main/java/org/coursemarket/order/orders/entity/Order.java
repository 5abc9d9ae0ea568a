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
import org.coursemarket.order.seats.entity.MaxPrice;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.Refusal;

/**
 * A student's purchase of a seat. Its id is also its reservation's, so an order can't hold two seats.
 *
 * <pre>
 *  PENDING ----> CONFIRMED ----> REFUNDED   the seat is sold, at the price that was locked with it; then given back
 *     '--------> REJECTED                   for a reason, that the student cancelled it for one; no seat is held
 * </pre>
 *
 * A refund is first requested and then done, for the seat is given back in between. An event that is repeated, or late, changes
 * nothing; a sale of what is REJECTED, or a refund that nobody requested, is a fault. What is PENDING, or waits for its refund, is worked on in {@link Attempts}.
 */
@Entity
@Table(name = "purchase")
public class Order {
    /** ISO 4217's code for none, which has no decimals. */
    private static final String NO_CURRENCY = "XXX";

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

    private String voucher;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Column(name = "price_at_purchase")
    private BigDecimal priceAtPurchase;

    @Column(name = "offered_price")
    private BigDecimal offeredPrice;

    private String currency;

    /** Why it was this price, in the course service's words; null in an order from before there were any. */
    private String because;

    @Column(name = "rejected_because")
    private String rejectedBecause;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "refund_requested_at")
    private OffsetDateTime refundRequestedAt;

    /** From then on the order is not CONFIRMED any more, whatever becomes of its seat: what was held or sold is given back. */
    @Column(name = "cancel_requested_at")
    private OffsetDateTime cancelRequestedAt;

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
        order.maxPrice = stored(purchase.maxPrice());
        order.voucher = purchase.voucher();
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

    public String liveStudent() {
        return liveStudent;
    }

    public Integer holdPlace() {
        return holdPlace;
    }

    public String purchaseKey() {
        return purchaseKey;
    }

    public OffsetDateTime keyExpiresAt() {
        return keyExpiresAt;
    }

    /** How many have begun. */
    public int attempts() {
        return attempts.last();
    }

    /** Null where nothing is left to do. */
    public OffsetDateTime nextAttemptAt() {
        return attempts.nextAt();
    }

    public boolean isOnItsWay() {
        return nextAttemptAt() != null;
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

    /** The latest time at which an attempt can be due that was written by a clock that is right. */
    public static Instant latestAttempt(Instant now, Duration deadline) {
        return Attempts.latest(now, deadline);
    }

    /** The next attempt, where it is later than that, need not be waited for. */
    public void bringAttemptNear(Instant now, Duration deadline) {
        attempts.bringNear(now, deadline);
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

    /** The seat is sold at this price, for this reason; nothing changes where the order is to be cancelled, or was. */
    public void confirm(BigDecimal lockedPrice, String lockedCurrency, String reason) {
        if (status == OrderStatus.CONFIRMED || status == OrderStatus.REFUNDED || cancelRequestedAt != null) {
            return;
        }
        if (status == OrderStatus.REJECTED) {
            throw new IllegalStateException("the seat of order " + id + " is sold, but the order is REJECTED");
        }
        status = OrderStatus.CONFIRMED;
        holdPlace = null;
        priceAtPurchase = stored(lockedPrice);
        currency = lockedCurrency;
        because = reason;
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
            offeredPrice = stored(changed.currentPrice());
            currency = changed.currency();
        } else if (reason instanceof InvalidInput) {
            currency = (String) reason.data().get(MaxPrice.CURRENCY);
        }
        if (reason.kind() == Refusal.Kind.BUSY || reason.kind() == Refusal.Kind.INVALID) {
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

    /**
     * The student does not want the seat any more. Whoever is at work on the order gives the seat back, or else the next attempt, which
     * begins as soon as the present one is over.
     *
     * @throws NotCancellable if the order has ended otherwise
     */
    public void requestCancel(Instant now) {
        if (status == OrderStatus.REJECTED && cancelRequestedAt != null) {
            return;
        }
        if (status != OrderStatus.PENDING) {
            throw new NotCancellable(id, status);
        }
        if (cancelRequestedAt == null) {
            cancelRequestedAt = now.atOffset(ZoneOffset.UTC);
            attempts.hurry();
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
                shown(priceAtPurchase),
                currency,
                because,
                id,
                rejectedBecause,
                shown(offeredPrice),
                shown(maxPrice),
                voucher,
                createdAt.toInstant(),
                refundRequestedAt == null ? null : refundRequestedAt.toInstant(),
                cancelRequestedAt == null ? null : cancelRequestedAt.toInstant());
    }

    /** With the decimals of the currency, once that is known; until then with those that count. */
    private BigDecimal shown(BigDecimal price) {
        return price == null ? null : Amount.shown(price, currency == null ? NO_CURRENCY : currency);
    }

    /** With as many decimals as the database keeps, which would round what has more, and not say so. */
    private static BigDecimal stored(BigDecimal price) {
        return price == null ? null : price.setScale(Amount.MOST_DECIMALS, RoundingMode.UNNECESSARY);
    }
}
