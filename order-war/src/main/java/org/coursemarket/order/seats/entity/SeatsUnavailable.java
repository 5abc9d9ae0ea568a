package org.coursemarket.order.seats.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The course service can't be reached or has too much to do, and nothing was begun there. */
public final class SeatsUnavailable extends Refusal {
    public SeatsUnavailable() {
        super(
                Kind.BUSY,
                "seats-unavailable",
                "The course service can't hold a seat now; nothing was bought.",
                Map.of());
    }
}
