package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The Idempotency-Key stands for another purchase. */
public final class PurchaseKeyReused extends Refusal {
    public PurchaseKeyReused(UUID key) {
        super(
                Kind.UNPROCESSABLE,
                "purchase-key-reused",
                "The Idempotency-Key " + key + " was sent with another purchase before.",
                Map.of("idempotencyKey", key));
    }
}
