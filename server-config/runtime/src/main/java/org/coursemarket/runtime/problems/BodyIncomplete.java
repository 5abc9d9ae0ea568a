package org.coursemarket.runtime.problems;

import java.util.Map;

/** The request's body broke off, or did not arrive in the time that the server waits for it. */
public final class BodyIncomplete extends Refusal {
    public BodyIncomplete() {
        super(Kind.TIMED_OUT, "The request's body did not arrive as a whole.", Map.of());
    }
}
