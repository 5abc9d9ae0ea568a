package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The student cancelled the order before it was CONFIRMED. */
public final class OrderCancelled extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "order-cancelled";

    public OrderCancelled(UUID orderId) {
        super(
                Kind.CONFLICT,
                TYPE,
                "Order " + orderId + " was cancelled; nothing was bought.",
                Map.of("orderId", orderId));
    }
}
