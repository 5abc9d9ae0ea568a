package org.coursemarket.course.vouchers.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/**
 * No seat of the course can be had with the voucher: there is none, or it is another course's, or its time is not now. Which of them is not
 * said, or codes could be guessed by it.
 */
public final class VoucherInvalid extends Refusal {
    /** Kept with the reservation that stands for the refused sale. */
    public static final String TYPE = "voucher-invalid";

    public VoucherInvalid(UUID courseId) {
        super(
                Kind.UNPROCESSABLE,
                TYPE,
                "The voucher is not valid for course " + courseId + " now.",
                Map.of("courseId", courseId));
    }
}
