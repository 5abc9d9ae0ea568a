package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.server.problems.Refusal;

/** No order has this id. */
public final class UnknownOrder extends Refusal {
    public UnknownOrder(UUID orderId) {
        super(Kind.NOT_FOUND, "There is no order " + orderId + ".", Map.of("orderId", orderId));
    }
}
