package org.coursemarket.runtime.problems;

import java.util.Map;

/** So many requests' bodies are on their way that no thread may wait for another one. */
public final class TooManyBodies extends Refusal {
    public TooManyBodies() {
        super(Kind.BUSY, "Too many request bodies are on their way.", Map.of());
    }
}
