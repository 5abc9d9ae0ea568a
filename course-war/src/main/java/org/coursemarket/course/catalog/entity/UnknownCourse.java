package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** No course has this id. */
public final class UnknownCourse extends Refusal {
    public UnknownCourse(UUID courseId) {
        super(Kind.NOT_FOUND, "unknown-course", "There is no course " + courseId + ".", Map.of("courseId", courseId));
    }
}
