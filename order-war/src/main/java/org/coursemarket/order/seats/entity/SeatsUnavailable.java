package org.coursemarket.order.seats.entity;

import java.util.Map;
import org.coursemarket.server.problems.Refusal;

/** The course service can't be reached, and nothing was begun there. */
public final class SeatsUnavailable extends Refusal {
    public SeatsUnavailable() {
        super(Kind.BUSY, "The course service can't be reached; nothing was bought.", Map.of());
    }
}
