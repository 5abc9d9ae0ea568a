package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/** Says what can't be read of a request's body, and where it is: the path to the field, or line and column. Never what was sent there. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class UnreadableJson implements ReaderInterceptor {
    private static final String BODY = "body";
    private static final int LONGEST_FIELD = 200;
    private static final Map<Class<?>, String> WANTED = Map.of(
            String.class, "must be text",
            Integer.class, "must be a whole number that is not too large",
            BigDecimal.class, "must be a number",
            UUID.class, "must be a UUID",
            Instant.class, "must be a time with its offset, 2027-03-01T00:00:00Z say");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (CharacterCodingException e) {
            throw new InvalidInput(BODY, "must be UTF-8");
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
    }

    static InvalidInput refusal(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new InvalidInput(field(unknown), "is no field that is known here");
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        if (e instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof InputCoercionException) {
                return new InvalidInput(field(mapping), WANTED.get(Integer.class));
            }
            if (mapping.getCause() instanceof JsonProcessingException syntax) {
                return new InvalidInput(BODY, fault(syntax) + place(syntax.getLocation()));
            }
        }
        return new InvalidInput(BODY, fault(e) + place(e.getLocation()));
    }

    private static InvalidInput mismatch(MismatchedInputException e) {
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return new InvalidInput(BODY, "must be one JSON value, and has another one" + place(e.getLocation()));
        }
        String wanted = wanted(e.getTargetType() == null ? Object.class : e.getTargetType());
        return e.getPath().isEmpty()
                ? new InvalidInput(BODY, wanted + place(e.getLocation()))
                : new InvalidInput(field(e), wanted);
    }

    private static String wanted(Class<?> type) {
        String list = Collection.class.isAssignableFrom(type) ? "must be a JSON array" : "must be a JSON object";
        return WANTED.getOrDefault(type, list);
    }

    /** Jackson tells these apart by its texts alone, which show what was sent. */
    private static String fault(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "must be JSON, and ends too early";
        }
        if (e instanceof StreamConstraintsException) {
            return "must be JSON, and has something that is too long or too deep";
        }
        String said = String.valueOf(e.getOriginalMessage());
        if (said.startsWith("Duplicate")) {
            return "must have each key once, and has one again";
        }
        return said.startsWith("Invalid UTF-8") ? "must be UTF-8, and is not" : "must be JSON, and is not";
    }

    private static String place(JsonLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** The path to the value, {@code rules[3].from} say; "body" where the body itself is wrong. */
    private static String field(JsonMappingException e) {
        String path = FieldError.path(e.getPath().stream().map(UnreadableJson::part));
        return path.isEmpty() ? BODY : path.substring(0, Math.min(path.length(), LONGEST_FIELD));
    }

    private static String part(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }
}
