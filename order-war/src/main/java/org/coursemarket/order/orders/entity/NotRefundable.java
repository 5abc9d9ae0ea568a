package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** Nothing was paid for the order, or not yet. */
public final class NotRefundable extends Refusal {
    public NotRefundable(UUID orderId, OrderStatus status) {
        super(
                Kind.CONFLICT,
                "not-refundable",
                "Order " + orderId + " is " + status + "; only what is CONFIRMED can be refunded.",
                Map.of("orderId", orderId, "orderStatus", status));
    }
}
