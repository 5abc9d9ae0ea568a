package org.coursemarket.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.coursemarket.testing.FixedConfig;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "7", "100"})
    void countWithinItsBoundsIsTaken(String text) {
        assertThat(count(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "99999999999", "1.5", "many", " "})
    void anyOtherCountIsRefusedByKeyAndVariable(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> count(text))
                .withMessage("SEATS_QUEUE_CAPACITY (seats.queue.capacity) must be a whole number from 1 to 100,"
                        + " but is '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT3M", "PT24H", "P1D"})
    void durationWithinItsBoundsIsTaken(String text) {
        assertThat(duration(text)).isEqualTo(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999999999S", "PT24H0.000000001S", "PT0S", "PT-5M"})
    void durationOutOfBoundsIsRefusedByKeyAndVariable(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> duration(text))
                .withMessage("RESERVATION_TTL (reservation.ttl) must be an ISO-8601 duration from PT1S to PT24H,"
                        + " but is '" + Duration.parse(text) + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"180", "3m", "3 minutes"})
    void whatIsNoDurationIsRefusedByKeyAndVariable(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> duration(text))
                .withMessage("RESERVATION_TTL (reservation.ttl) must be an ISO-8601 duration from PT1S to PT24H,"
                        + " but is '" + text + "'");
    }

    @Test
    void textIsTakenAsItsParserTakesIt() {
        assertThat(currency("EUR")).isEqualTo(Currency.getInstance("EUR"));
    }

    @Test
    void textThatItsParserRefusesIsRefusedByKeyAndVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> currency("gold"))
                .withMessage("COURSE_CURRENCY (course.currency) must be an ISO 4217 currency code, but is 'gold'")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void flagIsTrueOrFalse(boolean value) {
        assertThat(Setting.flag(config("cors.credentials", String.valueOf(value)), "cors.credentials"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", " true"})
    void anyOtherFlagIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.flag(config("cors.credentials", text), "cors.credentials"))
                .withMessage("CORS_CREDENTIALS (cors.credentials) must be true or false, but is '" + text + "'");
    }

    @Test
    void whatIsNotSetIsRefusedByKeyAndVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.flag(config("another", "true"), "cors.credentials"))
                .withMessage("CORS_CREDENTIALS (cors.credentials) must be true or false, but is not set");
    }

    @Test
    void keyWithADashHasItsVariableToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.count(config("course-api.timeout", "x"), "course-api.timeout", 1, 2))
                .withMessageStartingWith("COURSE_API_TIMEOUT (course-api.timeout) must be ");
    }

    private static int count(String text) {
        return Setting.count(config("seats.queue.capacity", text), "seats.queue.capacity", 1, 100);
    }

    private static Duration duration(String text) {
        var config = config("reservation.ttl", text);
        return Setting.duration(config, "reservation.ttl", Duration.ofSeconds(1), Duration.ofHours(24));
    }

    private static Currency currency(String text) {
        var config = config("course.currency", text);
        return Setting.parsed(config, "course.currency", Currency::getInstance, "an ISO 4217 currency code");
    }

    private static Config config(String key, String text) {
        return FixedConfig.of(Map.of(key, text));
    }
}
