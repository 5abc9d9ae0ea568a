package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The course has not the version that the request means: somebody has changed it since, as a rule. */
public final class CourseIsNotThatVersion extends Refusal {
    public CourseIsNotThatVersion(UUID courseId, long version) {
        super(
                Kind.OUT_OF_DATE,
                "course-version-differs",
                "Course " + courseId + " has version " + version + ". Look at it, and change it again.",
                Map.of("courseId", courseId, "version", version));
    }
}
