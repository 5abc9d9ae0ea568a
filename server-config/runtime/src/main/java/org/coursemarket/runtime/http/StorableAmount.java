package org.coursemarket.runtime.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import org.coursemarket.runtime.money.Amount;

/** Whether an amount has no more decimals than the databases keep. It is its value that counts: 49.900 is 49.9. */
public class StorableAmount implements ConstraintValidator<Money, BigDecimal> {
    @Override
    public boolean isValid(BigDecimal amount, ConstraintValidatorContext context) {
        return amount == null || amount.stripTrailingZeros().scale() <= Amount.MOST_DECIMALS;
    }
}
