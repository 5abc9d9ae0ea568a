package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The course is another instructor's. */
public final class NotYourCourse extends Refusal {
    public NotYourCourse(UUID courseId) {
        super(
                Kind.FORBIDDEN,
                "not-your-course",
                "Course " + courseId + " is another instructor's.",
                Map.of("courseId", courseId));
    }
}
