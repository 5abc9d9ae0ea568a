package org.coursemarket.course.vouchers.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The course would have more vouchers than one may have. */
public final class TooManyVouchers extends Refusal {
    public TooManyVouchers(UUID courseId, int limit) {
        super(
                Kind.CONFLICT,
                "too-many-vouchers",
                "Course " + courseId + " can't have more than " + limit + " vouchers.",
                Map.of("courseId", courseId, "limit", limit));
    }
}
