package org.coursemarket.order.orders.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;

/** The student has as many orders on their way, each with a seat held, as one student may have. */
public final class TooManyHolds extends Refusal {
    private static final int RETRY_AFTER_SECONDS = 1;

    public TooManyHolds(int limit) {
        super(
                Kind.TOO_MANY,
                "too-many-holds",
                "You have " + limit + " orders on their way already.",
                Map.of("limit", limit, Problem.RETRY_AFTER, RETRY_AFTER_SECONDS));
    }
}
