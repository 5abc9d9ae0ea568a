package org.coursemarket.course.vouchers.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** Every use of the voucher is held or spent. */
public final class VoucherExhausted extends Refusal {
    /** Kept with the reservation that stands for the refused sale. */
    public static final String TYPE = "voucher-exhausted";

    public VoucherExhausted(UUID courseId) {
        super(
                Kind.CONFLICT,
                TYPE,
                "The voucher for course " + courseId + " has no use left.",
                Map.of("courseId", courseId));
    }
}
