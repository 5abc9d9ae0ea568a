package org.coursemarket.runtime.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * An amount of money from 0 to {@value #MOST} with at most four decimals, trailing zeros aside, or none at all. Its currency may
 * allow fewer decimals.
 *
 * <p>So an amount has 15 significant digits at the most, and a client that reads numbers as IEEE 754 doubles, as JavaScript does,
 * loses none of them. A million US dollars can be said in yen, won, dong and rupiah too.
 */
@DecimalMin("0")
@DecimalMax(Money.MOST)
@ReportAsSingleViolation
@Constraint(validatedBy = StorableAmount.class)
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface Money {
    String MOST = "100000000000";

    String message() default "must be a number from 0 to " + MOST + " with at most four decimals";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
