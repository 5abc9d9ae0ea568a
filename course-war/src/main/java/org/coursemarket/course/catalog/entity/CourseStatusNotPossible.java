package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** A course of this status can't get the other one. */
public final class CourseStatusNotPossible extends Refusal {
    CourseStatusNotPossible(UUID courseId, CourseStatus status, CourseStatus wanted) {
        super(
                Kind.CONFLICT,
                "course-status-not-possible",
                "Course " + courseId + " is " + status + " and can't become " + wanted + ".",
                Map.of("courseId", courseId, "courseStatus", status));
    }
}
