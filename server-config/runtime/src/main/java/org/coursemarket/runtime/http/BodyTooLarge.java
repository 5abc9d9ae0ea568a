package org.coursemarket.runtime.http;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** The request's body is larger than any that makes sense here. */
public final class BodyTooLarge extends Refusal {
    BodyTooLarge(int limitBytes) {
        super(
                Kind.TOO_LARGE,
                "body-too-large",
                "A request body has at most " + limitBytes + " bytes.",
                Map.of("limitBytes", limitBytes));
    }
}
