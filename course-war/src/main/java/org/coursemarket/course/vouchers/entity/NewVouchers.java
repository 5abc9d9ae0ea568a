package org.coursemarket.course.vouchers.entity;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.WrittenAdjustment;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/**
 * What vouchers are made from: one with this code, or so many with random ones, which are alike in all else. Each has one of percent,
 * amount and price, and makes nothing dearer.
 *
 * @param code as the instructor wants it; null for random ones
 * @param count how many with random codes; null for one with this code
 * @param percent how much is added to the list price, with at most four decimals
 * @param amount how much is added to it, in the currency of the course
 * @param price what it becomes, where it is higher
 * @param uses how often each can be used
 * @param from its first moment; null for no beginning
 * @param until the first moment after it; null for no end
 */
@NoOtherFields
public record NewVouchers(
        @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND)
        String code,

        @Min(1) @Max(1_000) Integer count,

        @DecimalMin("-100") @DecimalMax(value = "0", inclusive = false)
        BigDecimal percent,

        @DecimalMin("-" + Money.MOST) @DecimalMax(value = "0", inclusive = false)
        BigDecimal amount,

        @Money BigDecimal price,
        @NotNull @Min(1) @Max(Voucher.MOST_USES) Integer uses,
        Instant from,
        Instant until) {
    /**
     * Lets pass what can be made. The constraints of the fields are taken for granted.
     *
     * @param currency of the course
     * @throws InvalidInput if a field is missing, or is one too many, or contradicts another one; it names each field
     */
    public void requireValid(String currency) {
        var errors = new ArrayList<FieldError>();
        if ((code == null) == (count == null)) {
            errors.add(new FieldError("code", "must be there, or count instead, and not both"));
            errors.add(new FieldError("count", "must be there, or code instead, and not both"));
        }
        errors.addAll(effect().errors(currency));
        errors.addAll(validity().errors());
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** What the one with this code, in capitals, does. */
    public Discount discount(String ownCode) {
        var validity = validity();
        return new Discount(ownCode, effect().adjustment(), validity.from(), validity.until());
    }

    private WrittenAdjustment effect() {
        return new WrittenAdjustment(percent, amount, price);
    }

    private Validity validity() {
        return new Validity(from, until);
    }
}
