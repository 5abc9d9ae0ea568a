package org.coursemarket.course.live.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** This node has as many streams, or watches as many courses, as it may. */
public final class TooManyStreams extends Refusal {
    public TooManyStreams(String why) {
        super(Kind.BUSY, "too-many-streams", why, Map.of());
    }
}
