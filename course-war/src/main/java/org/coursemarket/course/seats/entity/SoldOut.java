package org.coursemarket.course.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** Every seat of the course is held or sold. */
public final class SoldOut extends Refusal {
    /** Kept with the reservation that stands for the refused sale. */
    static final String TYPE = "sold-out";

    public SoldOut(UUID courseId) {
        super(Kind.CONFLICT, TYPE, "Course " + courseId + " has no seat left.", Map.of("courseId", courseId));
    }
}
