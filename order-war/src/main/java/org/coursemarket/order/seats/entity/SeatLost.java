package org.coursemarket.order.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The hold lapsed, or was cancelled, before the purchase was through. */
public final class SeatLost extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "seat-lost";

    public SeatLost(UUID reservationId) {
        super(
                Kind.CONFLICT,
                TYPE,
                "The seat is not held for this order any more.",
                Map.of("reservationId", reservationId));
    }
}
