package org.coursemarket.course.vouchers.entity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * What is to be another one of a voucher; at least one of the two.
 *
 * @param uses how often it can be used, those included that are taken; null to leave that
 * @param until the first moment after it; null to leave that
 */
@NoOtherFields
public record VoucherChange(@Min(1) @Max(Voucher.MOST_USES) Integer uses, Instant until) {
    public VoucherChange {
        until = new Validity(null, until).until(); // as exact as it is kept
    }

    /**
     * Lets pass what can be. The constraints of the fields are taken for granted.
     *
     * @param from the first moment of the voucher; null for no beginning
     * @throws InvalidInput if nothing is to be another one, or the voucher would end before it begins
     */
    public void requireValid(Instant from) {
        if (uses == null && until == null) {
            throw new InvalidInput("uses", "must be there, or until");
        }
        var errors = new Validity(from, until).errors();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
