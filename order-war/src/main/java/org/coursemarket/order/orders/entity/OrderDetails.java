package org.coursemarket.order.orders.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An order as it stood when it was read or changed.
 *
 * @param priceAtPurchase the price that was paid; null unless the order is CONFIRMED
 * @param reservationId the seat's reservation in the course service, the same as the order's id
 * @param rejectedBecause the type of the problem that ended the order; absent unless it is REJECTED
 * @param maxPrice the most that the buyer agreed to pay; absent where they said nothing
 */
public record OrderDetails(
        UUID id,
        UUID courseId,
        String studentName,
        OrderStatus status,
        BigDecimal priceAtPurchase,
        String currency,
        UUID reservationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String rejectedBecause,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal maxPrice,
        Instant createdAt) {}
