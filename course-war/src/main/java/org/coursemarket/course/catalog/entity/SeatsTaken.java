package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** More seats of the course are held and sold than it would have. */
public final class SeatsTaken extends Refusal {
    SeatsTaken(UUID courseId, int minimum) {
        super(
                Kind.CONFLICT,
                "seats-taken",
                "Course " + courseId + " needs " + minimum + " seats, so many are held and sold.",
                Map.of("courseId", courseId, "minimum", minimum));
    }
}
