package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** No order has this id, or another student's has, which is not told. */
public final class UnknownOrder extends Refusal {
    private final boolean isAnothers;

    public UnknownOrder(UUID orderId) {
        this(orderId, false);
    }

    private UnknownOrder(UUID orderId, boolean isAnothers) {
        super(Kind.NOT_FOUND, "unknown-order", "There is no order " + orderId + ".", Map.of("orderId", orderId));
        this.isAnothers = isAnothers;
    }

    /** To the caller it looks the same. */
    public static UnknownOrder becauseItIsAnothers(UUID orderId) {
        return new UnknownOrder(orderId, true);
    }

    @Override
    public boolean isAboutRights() {
        return isAnothers;
    }

    @Override
    public String reason() {
        return isAnothers ? "not-your-order" : super.reason();
    }
}
