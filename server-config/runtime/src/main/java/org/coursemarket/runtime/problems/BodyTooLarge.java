package org.coursemarket.runtime.problems;

import java.util.Map;

/** The request's body is larger than any that makes sense here. */
public final class BodyTooLarge extends Refusal {
    public BodyTooLarge(int limitBytes) {
        super(Kind.TOO_LARGE, "A request body has at most " + limitBytes + " bytes.", Map.of("limitBytes", limitBytes));
    }
}
