package org.coursemarket.course.catalog.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The Idempotency-Key stands for another course of the caller's. */
public final class CourseKeyReused extends Refusal {
    public CourseKeyReused(UUID key) {
        super(
                Kind.UNPROCESSABLE,
                "course-key-reused",
                "The Idempotency-Key " + key + " was sent with another course before.",
                Map.of("idempotencyKey", key));
    }
}
