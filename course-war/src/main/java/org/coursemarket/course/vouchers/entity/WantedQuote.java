package org.coursemarket.course.vouchers.entity;

import jakarta.validation.constraints.Pattern;
import org.coursemarket.runtime.json.NoOtherFields;

/**
 * What somebody wants to know the price with.
 *
 * @param voucher the code of one; null for none
 */
@NoOtherFields
public record WantedQuote(
        @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND)
        String voucher) {}
