package org.coursemarket.order.seats.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The course service can't be reached or has too much to do, and nothing was begun there. */
public final class SeatsUnavailable extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "seats-unavailable";

    public SeatsUnavailable() {
        super(Kind.BUSY, TYPE, "The course service can't sell a seat now; nothing was bought.", Map.of());
    }
}
