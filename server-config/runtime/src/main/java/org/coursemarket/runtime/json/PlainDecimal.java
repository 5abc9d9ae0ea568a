package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A number without a long tail of zeros. A zero with a billion decimals has the value of zero, but to add something to it takes minutes,
 * and to write it down as much room.
 */
class PlainDecimal extends StdDeserializer<BigDecimal> {
    private static final int MANY_DECIMALS = 20;

    PlainDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var token = parser.currentToken();
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT
                ? plain(parser.getDecimalValue())
                : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number.signum() == 0 && number.scale() < 0) {
            return BigDecimal.ZERO;
        }
        return number.scale() > MANY_DECIMALS ? number.stripTrailingZeros() : number;
    }
}
