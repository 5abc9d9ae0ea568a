package org.coursemarket.runtime.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.coursemarket.runtime.json.StrictUuid;
import org.coursemarket.runtime.problems.InvalidInput;

/** Reads UUIDs, whole numbers, truth values and enum constants from paths, queries and headers, and says which one is none. */
@Provider
public class StrictParameters implements ParamConverterProvider {
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == UUID.class) {
            boolean isHeader = Stream.of(annotations).anyMatch(HeaderParam.class::isInstance);
            return converter(
                    annotations,
                    "must be a UUID",
                    text -> StrictUuid.parse(isHeader ? unquoted(text) : text).map(type::cast));
        }
        if (type == int.class) {
            return wholeNumber(annotations, Integer::valueOf);
        }
        if (type == long.class) {
            return wholeNumber(annotations, Long::valueOf);
        }
        if (type == boolean.class) {
            return truth(annotations);
        }
        if (type.isEnum()) {
            var constants = type.getEnumConstants();
            return converter(
                    annotations,
                    "must be one of " + Arrays.toString(constants),
                    text -> Stream.of(constants)
                            .filter(constant -> constant.toString().equals(text))
                            .findFirst());
        }
        return null;
    }

    /** A header may have its text in quotes (RFC 9651, section 3.3.3), as the draft for Idempotency-Key shows it. */
    private static String unquoted(String text) {
        return text.replaceFirst("^\"(.*)\"$", "$1");
    }

    @SuppressWarnings("unchecked") // int.class stands for Integer, long.class for Long
    private static <T> ParamConverter<T> wholeNumber(Annotation[] annotations, Function<String, Number> parser) {
        return converter(annotations, "must be a whole number", text -> {
            try {
                return Optional.of((T) parser.apply(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    @SuppressWarnings("unchecked") // boolean.class stands for Boolean
    private static <T> ParamConverter<T> truth(Annotation[] annotations) {
        return converter(
                annotations,
                "must be true or false",
                text -> Stream.of(true, false)
                        .filter(value -> value.toString().equals(text))
                        .map(value -> (T) value)
                        .findFirst());
    }

    private static <T> ParamConverter<T> converter(
            Annotation[] annotations, String demand, Function<String, Optional<T>> parser) {
        return new Converter<>(name(annotations), demand, parser);
    }

    private static String name(Annotation[] annotations) {
        return Stream.of(annotations)
                .flatMap(annotation -> {
                    if (annotation instanceof PathParam path) {
                        return Stream.of(path.value());
                    }
                    if (annotation instanceof QueryParam query) {
                        return Stream.of(query.value());
                    }
                    return annotation instanceof HeaderParam header ? Stream.of(header.value()) : Stream.empty();
                })
                .findFirst()
                .orElse("parameter");
    }

    private record Converter<T>(String name, String demand, Function<String, Optional<T>> parser)
            implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            if (text == null) { // was not sent
                return null;
            }
            // A WebApplicationException passes the server as it is; of any other it would make a 404.
            return parser.apply(text).orElseThrow(() -> new BadRequestException(new InvalidInput(name, demand)));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
