package org.coursemarket.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * JSON as this service speaks it. It takes nothing for what it is not: no text for a number, no fraction for a whole number, no
 * second value for a key. Unknown fields are ignored, but in what has
 * {@link NoOtherFields}.
 */
public final class JsonFormat {
    /** For all threads; at most 32 buffers are kept. By default each of hundreds of threads would keep 16 KB of its own. */
    private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newBoundedPool(32);

    public static final ObjectMapper MAPPER = JsonMapper.builder(factory())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(UUID.class, new StrictUuid())
                    .addDeserializer(Instant.class, new StrictInstant())
                    .addDeserializer(BigDecimal.class, new PlainDecimal()))
            .addHandler(new UnknownFields())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .withCoercionConfigDefaults(defaults -> Stream.of(CoercionInputShape.values())
                    .forEach(shape -> defaults.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(
                    LogicalType.Float, // a whole number is a decimal one without decimals
                    decimals -> decimals.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            .build();

    /** What was kept is read as it is: it was looked at when it came, and a field that is not known is of a later version. */
    private static final ObjectMapper KEPT = JsonMapper.builder(factory())
            .addModule(new JavaTimeModule())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private JsonFormat() {}

    private static JsonFactory factory() {
        return JsonFactory.builder().recyclerPool(BUFFERS).build();
    }

    /** A value as text, to be kept. */
    public static String text(Object value) {
        try {
            return KEPT.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * The value that was kept as this text.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static <T> T value(String text, Class<T> type) {
        try {
            return KEPT.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
