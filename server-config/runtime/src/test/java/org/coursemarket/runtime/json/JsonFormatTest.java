package org.coursemarket.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final UUID ID = UUID.fromString("6f1d2c3b-4a59-4e68-9b7a-0123456789ab");

    private record Note(String text, Integer count, BigDecimal amount, UUID id, Instant at) {}

    @Test
    void everyFieldIsReadInItsOwnForm() throws JsonProcessingException {
        var json = """
                {"text": "5", "count": 5, "amount": 49.90, "id": "6f1d2c3b-4a59-4e68-9b7a-0123456789ab", \
                "at": "2026-01-02T03:04:05.678901Z"}
                """;

        assertThat(read(json))
                .isEqualTo(new Note("5", 5, new BigDecimal("49.90"), ID, Instant.parse("2026-01-02T03:04:05.678901Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\": \"5\"}",
                "{\"count\": \"\"}",
                "{\"count\": true}",
                "{\"count\": []}",
                "{\"count\": [5]}",
                "{\"count\": {}}",
                "{\"amount\": \"49.90\"}",
                "{\"amount\": \"\"}",
                "{\"amount\": true}",
                "{\"amount\": [49.90]}",
                "{\"amount\": NaN}"
            })
    void nothingElseIsTakenForANumber(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\": 1.5}", "{\"count\": 1.0}", "{\"count\": 1e2}"})
    void fractionIsNotTakenForAWholeNumber(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\": 2147483648}", "{\"count\": 99999999999}", "{\"count\": -2147483649}"})
    void wholeNumberThatIsTooLargeDoesNotWrap(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"text\": 5}", "{\"text\": 1.5}", "{\"text\": true}", "{\"text\": [\"a\"]}", "{\"text\": {}}"})
    void nothingElseIsTakenForText(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"1-1-1-1-1\"}",
                "{\"id\": \"6f1d2c3b-4a59-4e68-9b7a-+123456789ab\"}",
                "{\"id\": \"6f1d2c3b-4a59-4e68-9b7a-\uff10123456789ab\"}",
                "{\"id\": \"06f1d2c3b-4a59-4e68-9b7a-0123456789ab\"}",
                "{\"id\": \"06f1d2c3b-4a59-4e68-9b7a-123456789ab\"}",
                "{\"id\": \"\"}",
                "{\"id\": 5}",
                "{\"id\": \"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"id\": \"6f1d2c3b4a594e689b7a0123456789ab\"}",
                "{\"id\": \"6f1d2c3b-4a59-4e68-9b7a-0123456789ab \"}"
            })
    void nothingElseIsTakenForAUuid(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\": 1, \"count\": 2}",
                "{\"other\": 1, \"other\": 2}",
                "{} {}",
                "{} x",
                "{\"count\": 1",
                "{count: 1}",
                "{\"count\": 01}",
                "[]",
                "[{}]",
                "\"\"",
                "5",
                ""
            })
    void bodyIsOneObjectWellFormedAndEachKeyOnce(String json) {
        assertUnreadable(json);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50",
        "0.50, 0.50",
        "0.00, 0.00",
        "0E-50, 0",
        "0E+50, 0",
        "1.000000000000000000000, 1",
        "1E-50, 1E-50"
    })
    void numberHasNoLongTailOfZeros(String text, BigDecimal number) throws JsonProcessingException {
        assertThat(read("{\"amount\": " + text + "}").amount()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-28T01:59:59+01:00, 2027-03-28T00:59:59Z",
        "2027-03-28T03:00:00+02:00, 2027-03-28T01:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
    })
    void timeIsReadWithItsOffset(String text, Instant time) throws JsonProcessingException {
        assertThat(read("{\"at\": \"" + text + "\"}").at()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2027-03-28T03:00:00\"",
                "\"2027-03-28\"",
                "\"0000-01-01T00:00:00+00:01\"",
                "\"9999-12-31T23:59:59-00:01\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"\"",
                "1.5",
                "0",
                "true"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertUnreadable("{\"at\": " + text + "}");
    }

    @Test
    void unknownFieldIsIgnored() throws JsonProcessingException {
        assertThat(read("{\"color\": {\"red\": [1, 2]}, \"count\": 5}").count()).isEqualTo(5);
    }

    @Test
    void fieldThatIsAbsentIsNull() throws JsonProcessingException {
        assertThat(read("{\"count\": null}")).isEqualTo(new Note(null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"49.90", "0.00", "1000000.00", "0.0000001"})
    void moneyIsWrittenPlain(String amount) throws JsonProcessingException {
        assertThat(write(new BigDecimal(amount))).isEqualTo(amount);
    }

    @Test
    void moneyIsWrittenWithoutAnExponent() throws JsonProcessingException {
        assertThat(write(new BigDecimal("1E+3"))).isEqualTo("1000");
    }

    @Test
    void momentIsWrittenInIso8601() throws JsonProcessingException {
        assertThat(write(Instant.parse("2026-01-02T03:04:05.678901Z"))).isEqualTo("\"2026-01-02T03:04:05.678901Z\"");
    }

    private static Note read(String json) throws JsonProcessingException {
        return JsonFormat.MAPPER.readValue(json, Note.class);
    }

    private static String write(Object value) throws JsonProcessingException {
        return JsonFormat.MAPPER.writeValueAsString(value);
    }

    private static void assertUnreadable(String json) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(json));
    }
}
