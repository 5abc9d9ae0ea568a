package org.coursemarket.order.orders.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The course service does not tell of its reservations. */
public final class ReservationsUnavailable extends Refusal {
    public ReservationsUnavailable() {
        super(
                Kind.BUSY,
                "reservations-unavailable",
                "The course service does not tell of its reservations now.",
                Map.of());
    }
}
