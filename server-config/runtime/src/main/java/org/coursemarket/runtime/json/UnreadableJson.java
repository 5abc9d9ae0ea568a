package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.runtime.problems.InvalidInput;

/** Names the field of a request's body that can't be read, and what it should be. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class UnreadableJson implements ReaderInterceptor {
    private static final String MALFORMED = "must be JSON of the form that is described, each key once";
    private static final Map<Class<?>, String> WANTED = Map.of(
            String.class, "must be text",
            Integer.class, "must be a whole number that is not too large",
            BigDecimal.class, "must be a number",
            UUID.class, "must be a UUID");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (MismatchedInputException e) {
            throw new InvalidInput(field(e), WANTED.getOrDefault(targetType(e), MALFORMED));
        } catch (JsonMappingException e) {
            throw e.getCause() instanceof InputCoercionException
                    ? new InvalidInput(field(e), WANTED.get(Integer.class))
                    : new InvalidInput("body", MALFORMED);
        } catch (JsonProcessingException e) {
            throw new InvalidInput("body", MALFORMED);
        }
    }

    /** The path to the value; "body" where the body itself is wrong. */
    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull) // an index of a list
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static Class<?> targetType(MismatchedInputException e) {
        return e.getTargetType() == null ? Object.class : e.getTargetType();
    }
}
