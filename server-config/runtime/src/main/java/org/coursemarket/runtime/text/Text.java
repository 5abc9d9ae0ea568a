package org.coursemarket.runtime.text;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Text as {@link TextRule} has it, or none at all. */
@Constraint(validatedBy = TextRule.class)
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface Text {
    /** Characters at the most: code points of Unicode, as JSON Schema and PostgreSQL count them. */
    int max();

    String message() default "must be text of 1 to {max} characters, one of them visible, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
