package org.coursemarket.order.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** Every use of the voucher is held or spent. */
public final class VoucherExhausted extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "voucher-exhausted";

    public VoucherExhausted(UUID courseId) {
        super(
                Kind.CONFLICT,
                TYPE,
                "The voucher for course " + courseId + " has no use left.",
                Map.of("courseId", courseId));
    }
}
