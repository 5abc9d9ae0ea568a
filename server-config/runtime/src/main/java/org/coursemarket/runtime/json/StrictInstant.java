package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time of ISO 8601 with its offset, in the years 0 to 9999 in UTC, as it is shown again: Jackson takes a number for one too. */
class StrictInstant extends StdDeserializer<Instant> {
    private static final int LAST_YEAR = 9_999;

    StrictInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        try {
            var time = OffsetDateTime.parse(parser.getText()).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException noTime) {
            // refused as any other
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "not a time");
    }
}
