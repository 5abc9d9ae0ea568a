package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** No seat of the course is on sale: it is not open yet, paused, or closed. */
public final class CourseNotOpen extends Refusal {
    /** Kept with the reservation that stands for the refused sale. */
    public static final String TYPE = "course-not-open";

    public CourseNotOpen(UUID courseId) {
        super(Kind.CONFLICT, TYPE, "Course " + courseId + " is not on sale.", Map.of("courseId", courseId));
    }
}
