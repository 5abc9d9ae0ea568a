package org.coursemarket.runtime.http;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The request's body broke off, or did not arrive in the time that the server waits for it. */
public final class BodyIncomplete extends Refusal {
    BodyIncomplete() {
        super(Kind.TIMED_OUT, "body-incomplete", "The request's body did not arrive as a whole.", Map.of());
    }
}
