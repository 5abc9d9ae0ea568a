package org.coursemarket.runtime.problems;

import java.util.List;
import java.util.Map;

/** The request says something that can't be; each error names its field. */
public final class InvalidInput extends Refusal {
    /** What is wrong with one field, header or parameter. */
    public record FieldError(String field, String message) {}

    public InvalidInput(List<FieldError> errors) {
        super(Kind.INVALID, "invalid-input", detail(errors), Map.of("errors", List.copyOf(errors)));
    }

    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    private static String detail(List<FieldError> errors) {
        var first = errors.get(0);
        return first.field + " " + first.message + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "");
    }
}
