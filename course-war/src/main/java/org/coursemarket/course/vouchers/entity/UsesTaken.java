package org.coursemarket.course.vouchers.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** More uses of the voucher are held or spent than it is to have. */
public final class UsesTaken extends Refusal {
    public UsesTaken(UUID courseId, String code, int minimum) {
        super(
                Kind.CONFLICT,
                "uses-taken",
                "Of voucher " + code + ", " + minimum + " uses are held or spent.",
                Map.of("courseId", courseId, "code", code, "minimum", minimum));
    }
}
