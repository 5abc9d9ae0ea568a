package org.coursemarket.runtime.http;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** So many requests' bodies are on their way that no thread may wait for another one. */
public final class TooManyBodies extends Refusal {
    TooManyBodies() {
        super(Kind.BUSY, "too-many-bodies", "Too many request bodies are on their way.", Map.of());
    }
}
