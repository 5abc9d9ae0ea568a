package org.coursemarket.runtime.problems;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The request says something that can't be; each error names its field. */
public final class InvalidInput extends Refusal {
    public static final String TYPE = "invalid-input";

    /**
     * What is wrong with one field, header or parameter.
     *
     * @param field the path to it in the body, {@code rules[3].from} say, or its name
     */
    public record FieldError(String field, String message) {
        /** The path of these parts, each a name or an index in brackets. */
        public static String path(Stream<String> parts) {
            return parts.collect(Collectors.joining(".")).replace(".[", "[");
        }
    }

    private final List<FieldError> errors;

    /** @param more further members of the problem */
    public InvalidInput(List<FieldError> errors, Map<String, Object> more) {
        super(Kind.INVALID, TYPE, detail(errors), withErrors(errors, more));
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(List<FieldError> errors) {
        this(errors, Map.of());
    }

    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** The same of what is a part of something larger. */
    public InvalidInput within(String whole) {
        return new InvalidInput(errors.stream()
                .map(error -> new FieldError(whole + "." + error.field, error.message))
                .toList());
    }

    private static String detail(List<FieldError> errors) {
        var first = errors.get(0);
        return first.field + " " + first.message + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "");
    }

    private static Map<String, Object> withErrors(List<FieldError> errors, Map<String, Object> more) {
        var data = new TreeMap<>(more);
        data.put("errors", List.copyOf(errors));
        return data;
    }
}
