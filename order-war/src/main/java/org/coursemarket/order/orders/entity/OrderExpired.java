package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** No seat was held for the order in time, and it is given up: who knows whether it is still wanted. */
public final class OrderExpired extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "order-expired";

    public OrderExpired(UUID orderId) {
        super(
                Kind.CONFLICT,
                TYPE,
                "No seat could be sold to the order in time; nothing was bought.",
                Map.of("orderId", orderId));
    }
}
