package org.coursemarket.order.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The voucher does not count for the course: unknown, another course's, not valid yet or no longer. Nobody is told which. */
public final class VoucherInvalid extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "voucher-invalid";

    public VoucherInvalid(UUID courseId) {
        super(
                Kind.UNPROCESSABLE,
                TYPE,
                "The voucher does not count for course " + courseId + ".",
                Map.of("courseId", courseId));
    }
}
