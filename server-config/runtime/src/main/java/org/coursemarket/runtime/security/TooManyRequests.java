package org.coursemarket.runtime.security;

import java.time.Duration;
import java.util.Map;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;

/** The caller asks more often than they may. */
public final class TooManyRequests extends Refusal {
    TooManyRequests(Duration wait) {
        super(
                Kind.TOO_MANY,
                "too-many-requests",
                "You ask too often.",
                Map.of(Problem.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
