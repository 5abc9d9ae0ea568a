package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/** An adjustment as it is written: by one of three fields. */
public record WrittenAdjustment(BigDecimal percent, BigDecimal amount, BigDecimal price) {
    private static final int MOST_DECIMALS_OF_A_PERCENTAGE = 4;

    public static WrittenAdjustment of(Adjustment adjustment) {
        return new WrittenAdjustment(
                adjustment instanceof Adjustment.Percent one ? one.percent() : null,
                adjustment instanceof Adjustment.Plus one ? one.amount() : null,
                adjustment instanceof Adjustment.Fixed one ? one.price() : null);
    }

    /** As the price is computed by it. That nothing is wrong with it is taken for granted. */
    public Adjustment adjustment() {
        if (percent != null) {
            return new Adjustment.Percent(percent);
        }
        return amount != null ? new Adjustment.Plus(amount) : new Adjustment.Fixed(price);
    }

    /** What is wrong with it: not one field is there, or one has more decimals than there may be. Their bounds are taken for granted. */
    public List<FieldError> errors(String currency) {
        var errors = new ArrayList<FieldError>();
        if (Stream.of(percent, amount, price).filter(Objects::nonNull).count() != 1) {
            errors.add(new FieldError("percent", "must be there, or amount or price instead, and no two of them"));
        }
        if (percent != null && percent.stripTrailingZeros().scale() > MOST_DECIMALS_OF_A_PERCENTAGE) {
            errors.add(new FieldError("percent", "must have at most four decimals"));
        }
        objectTo("amount", amount, currency, errors);
        objectTo("price", price, currency, errors);
        return errors;
    }

    static void objectTo(String field, BigDecimal amount, String currency, List<FieldError> errors) {
        if (amount != null) {
            Amount.objection(amount, currency).ifPresent(objection -> errors.add(new FieldError(field, objection)));
        }
    }
}
