package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The order has ended; what is CONFIRMED can be refunded. */
public final class NotCancellable extends Refusal {
    public NotCancellable(UUID orderId, OrderStatus status) {
        super(
                Kind.CONFLICT,
                "not-cancellable",
                "Order " + orderId + " is " + status + "; only what is PENDING can be cancelled.",
                Map.of("orderId", orderId, "orderStatus", status));
    }
}
