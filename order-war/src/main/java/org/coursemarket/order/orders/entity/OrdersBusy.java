package org.coursemarket.order.orders.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** More is asked of this node than it can do now; nothing was begun, and it may be asked again soon. */
public final class OrdersBusy extends Refusal {
    public OrdersBusy() {
        super(
                Kind.BUSY,
                "orders-busy",
                "Too many orders are on their way here, or take too long; nothing was bought.",
                Map.of());
    }
}
