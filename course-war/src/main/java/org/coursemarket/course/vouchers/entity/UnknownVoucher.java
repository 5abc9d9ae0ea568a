package org.coursemarket.course.vouchers.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The course has no voucher with this code. Said to those alone who look after it. */
public final class UnknownVoucher extends Refusal {
    public UnknownVoucher(UUID courseId, String code) {
        super(
                Kind.NOT_FOUND,
                "unknown-voucher",
                "Course " + courseId + " has no voucher " + code + ".",
                Map.of("courseId", courseId, "code", code));
    }
}
