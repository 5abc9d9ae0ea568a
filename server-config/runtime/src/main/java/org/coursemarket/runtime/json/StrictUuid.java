package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** A UUID in the form of RFC 9562, section 4: the JDK and Jackson take others for one too, {@code 1-1-1-1-1} say. */
public class StrictUuid extends StdDeserializer<UUID> {
    StrictUuid() {
        super(UUID.class);
    }

    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        var uuid = parse(parser.getText());
        return uuid.isPresent()
                ? uuid.get()
                : (UUID) context.handleWeirdStringValue(UUID.class, parser.getText(), "not a UUID");
    }
}
