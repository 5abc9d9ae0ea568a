package org.coursemarket.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableJsonTest {
    record Body(UUID id, String name, Integer count, BigDecimal price, Body inner) {}

    @NoOtherFields
    record Exact(String name, Exact inner) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                          | body  | must be JSON, and ends too early at line 1, column 2",
                "{\"name\": \"secret         | body  | must be JSON, and ends too early at line 1, column 17",
                "{\"name\": secret}          | body  | must be JSON, and is not at line 1, column 16",
                "{'name': 1}                | body  | must be JSON, and is not at line 1, column 2",
                "{\"inner\": {'name': 1}}    | body  | must be JSON, and is not at line 1, column 12",
                "{\"name\":\"a\",\"name\":\"b\"} | body | must have each key once, and has one again at line 1, column 19",
                "{} {}                      | body  | must be one JSON value, and has another one at line 1, column 4",
                "[]                         | body  | must be a JSON object at line 1, column 1",
                "17                         | body  | must be a JSON object at line 1, column 1",
                "{\"id\": \"secret\"}         | id    | must be a UUID",
                "{\"name\": 5}               | name  | must be text",
                "{\"count\": 1.5}            | count | must be a whole number that is not too large",
                "{\"count\": 2147483648}     | count | must be a whole number that is not too large",
                "{\"inner\": {\"price\": \"\"}} | inner.price | must be a number",
                "{\"inner\": 5}              | inner | must be a JSON object",
            })
    void whatCantBeReadIsToldWithItsPlace(String json, String field, String message) {
        assertRefused(json, Body.class, new FieldError(field, message));
    }

    @Test
    void placeIsThatOfALongBody() {
        assertRefused(
                "{\n  \"count\": 1,\n  \"price\": x\n}",
                Body.class,
                new FieldError("body", "must be JSON, and is not at line 3, column 13"));
    }

    @Test
    void bytesThatAreNoUtf8AreToldToo() {
        var latin1 = "{\"name\": \"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);

        var refusal = UnreadableJson.refusal(catchThrowableOfType(
                JsonProcessingException.class, () -> JsonFormat.MAPPER.readValue(latin1, Body.class)));

        assertThat(refusal.getMessage()).startsWith("body must be UTF-8, and is not at line 1");
    }

    @Test
    void elementOfAListIsNamedByItsIndex() {
        var failure = catchThrowableOfType(
                JsonProcessingException.class,
                () -> JsonFormat.MAPPER.readValue(
                        "[{}, {}, {\"inner\": {\"id\": \"x\"}}]", new TypeReference<List<Body>>() {}));

        assertThat(UnreadableJson.refusal(failure).data())
                .containsEntry("errors", List.of(new FieldError("[2].inner.id", "must be a UUID")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nam\": \"a\"}                         | nam",
                "{\"Name\": \"a\"}                        | Name",
                "{\"name\": \"a\", \"inner\": null, \"x\": null} | x",
                "{\"x\": [1, {}], \"name\": \"a\"}         | x",
                "{\"inner\": {\"inner\": {\"x\": 1}}}      | inner.inner.x",
            })
    void fieldThatIsNotKnownIsNamedWhereNoneMayBe(String json, String field) {
        assertRefused(json, Exact.class, new FieldError(field, "is no field that is known here"));
    }

    @Test
    void elsewhereItIsIgnored() throws JsonProcessingException {
        var body = JsonFormat.MAPPER.readValue("{\"x\": {\"y\": [1]}, \"name\": \"a\", \"z\": 1}", Body.class);

        assertThat(body.name()).isEqualTo("a");
    }

    private static void assertRefused(String json, Class<?> type, FieldError error) {
        assertThatThrownBy(() -> {
                    try {
                        JsonFormat.MAPPER.readValue(json, type);
                    } catch (JsonProcessingException e) {
                        throw UnreadableJson.refusal(e);
                    }
                })
                .isInstanceOf(InvalidInput.class)
                .extracting(refusal -> ((InvalidInput) refusal).data().get("errors"))
                .isEqualTo(List.of(error));
    }
}
