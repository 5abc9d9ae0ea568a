package org.coursemarket.order.orders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A student's purchase of a seat. Its id is also its reservation's, so an order can't hold two seats.
 *
 * <pre>
 *  PENDING ----> CONFIRMED   the seat is sold, at the price that was locked when it was held
 *     '--------> REJECTED    for a reason; no seat is held
 * </pre>
 *
 * What has ended stays as it is: a repeated event changes nothing, a contrary one is a fault.
 */
@Entity
@Table(name = "purchase")
public class Order {
    @Id
    private UUID id;

    @Column(name = "course_id")
    private UUID courseId;

    @Column(name = "student_name")
    private String studentName;

    @Column(name = "max_price")
    private BigDecimal maxPrice;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Column(name = "price_at_purchase")
    private BigDecimal priceAtPurchase;

    private String currency;

    @Column(name = "rejected_because")
    private String rejectedBecause;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "live_student")
    private String liveStudent;

    protected Order() {}

    /** An order that is about to look for its seat. */
    public static Order place(UUID id, Purchase purchase, Instant now) {
        var order = new Order();
        order.id = id;
        order.courseId = purchase.courseId();
        order.studentName = purchase.studentName();
        order.maxPrice = purchase.maxPrice();
        order.status = OrderStatus.PENDING;
        order.createdAt = now.atOffset(ZoneOffset.UTC);
        order.liveStudent = order.studentName;
        return order;
    }

    /** The seat is sold at this price. */
    public void confirm(BigDecimal lockedPrice, String lockedCurrency) {
        if (status == OrderStatus.CONFIRMED) {
            return;
        }
        leavePending(OrderStatus.CONFIRMED);
        priceAtPurchase = lockedPrice;
        currency = lockedCurrency;
    }

    /** No seat for this order; the student may try again. The reason is at most 50 characters. */
    public void reject(String reason) {
        if (status == OrderStatus.REJECTED) {
            return;
        }
        leavePending(OrderStatus.REJECTED);
        rejectedBecause = reason;
        liveStudent = null;
    }

    public OrderDetails details() {
        return new OrderDetails(
                id,
                courseId,
                studentName,
                status,
                priceAtPurchase,
                currency,
                id,
                rejectedBecause,
                maxPrice,
                createdAt.toInstant());
    }

    private void leavePending(OrderStatus next) {
        if (status != OrderStatus.PENDING) {
            throw new IllegalStateException("order " + id + " is " + status + " and can't become " + next);
        }
        status = next;
    }
}
