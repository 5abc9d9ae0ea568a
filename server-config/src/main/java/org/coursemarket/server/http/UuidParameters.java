package org.coursemarket.server.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.server.problems.InvalidInput;

/** Reads UUIDs from paths and headers, and says which one is none. */
@Provider
public class UuidParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked") // the converter of UUID is asked for by UUID.class alone
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Converter(name(annotations)) : null;
    }

    private static String name(Annotation[] annotations) {
        return Stream.of(annotations)
                .map(annotation -> annotation instanceof PathParam path
                        ? path.value()
                        : annotation instanceof HeaderParam header ? header.value() : "")
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("id");
    }

    private record Converter(String name) implements ParamConverter<UUID> {
        @Override
        public UUID fromString(String text) {
            if (text == null) { // a header that was not sent
                return null;
            }
            // A WebApplicationException passes the server as it is; of any other it would make a 404.
            return StrictUuid.parse(text)
                    .orElseThrow(() -> new BadRequestException(new InvalidInput(name, "must be a UUID")));
        }

        @Override
        public String toString(UUID uuid) {
            return uuid.toString();
        }
    }
}
