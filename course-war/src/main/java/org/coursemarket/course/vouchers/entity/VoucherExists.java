package org.coursemarket.course.vouchers.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The course has a voucher with this code. */
public final class VoucherExists extends Refusal {
    public VoucherExists(UUID courseId, String code) {
        super(
                Kind.CONFLICT,
                "voucher-exists",
                "Course " + courseId + " has a voucher " + code + " already.",
                Map.of("courseId", courseId, "code", code));
    }
}
