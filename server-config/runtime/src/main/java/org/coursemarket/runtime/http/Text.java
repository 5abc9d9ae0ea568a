package org.coursemarket.runtime.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Text, or none at all, that says something and that both databases can store: not blank, at most {@code max} UTF-16 units, no control
 * characters but line breaks and tabs (PostgreSQL stores no NUL), no halves of a surrogate pair.
 */
@Size
@Pattern(regexp = "(?=\\s*+\\S)[^\\p{Cntrl}\\p{Cs}\\r\\n\\t]*+([\\r\\n\\t][^\\p{Cntrl}\\p{Cs}\\r\\n\\t]*+)*+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface Text {
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max();

    String message() default "must be text of 1 to {max} characters without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
