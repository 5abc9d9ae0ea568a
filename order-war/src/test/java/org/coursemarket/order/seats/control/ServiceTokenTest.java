package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.util.Map;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.LogLines;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokenTest {
    private static final Duration LIFETIME = Duration.ofSeconds(100);

    @RegisterExtension
    final LogLines log = new LogLines(ServiceToken.class);

    private final SettableStopwatch time = new SettableStopwatch();
    private final ServiceToken token = new ServiceToken();
    private int asked;
    private RuntimeException failure;
    private String nextAnswer;

    ServiceTokenTest() {
        token.stopwatch = time;
        token.api = new CourseApi(FixedConfig.of(Map.of(
                "course.api.url", "http://localhost/api/courses",
                "course.api.connect.timeout.ms", "1",
                "course.api.read.timeout.ms", "1",
                "course.api.queue.capacity", "1",
                "course.api.calls.max", "1",
                "course.api.batch.max", "1",
                "course.api.token.url", "http://localhost/token",
                "course.api.client.id", "shop",
                "course.api.client.secret", "s3cret")));
        token.issuer = (grantType, clientId, clientSecret, timeoutMillis) -> {
            assertThat(timeoutMillis).isEqualTo(1_000);
            assertThat(grantType).isEqualTo("client_credentials");
            assertThat(clientId).isEqualTo("shop");
            assertThat(clientSecret).isEqualTo("s3cret");
            asked++;
            if (failure != null) {
                throw failure;
            }
            return nextAnswer == null
                    ? "{\"access_token\": \"token-%d\", \"expires_in\": %d}".formatted(asked, LIFETIME.toSeconds())
                    : nextAnswer;
        };
    }

    @Test
    void isAskedForOnceAndGoesWithEachCall() {
        assertThat(sent()).isEqualTo("Bearer token-1");
        time.advance(Duration.ofSeconds(79));
        assertThat(sent()).isEqualTo("Bearer token-1");
    }

    @Test
    void isRenewedInTheLastFifthOfItsLifetime() {
        sent();
        time.advance(Duration.ofSeconds(80));

        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    @Test
    void isGoodUntilItsEndWhileNoOtherIsToBeHad() {
        sent();
        failure = new ProcessingException("away");
        time.advance(Duration.ofSeconds(99));
        assertThat(sent()).isEqualTo("Bearer token-1");

        time.advance(Duration.ofSeconds(1));
        assertFailsHarmlessly();
    }

    @Test
    void issuerThatFailedIsLeftAloneForAWhile() {
        failure = new ProcessingException("away");
        assertFailsHarmlessly();
        time.advance(Duration.ofMillis(499));
        assertFailsHarmlessly();
        assertThat(asked).isEqualTo(1);

        time.advance(Duration.ofMillis(1));
        failure = null;
        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    @Test
    void whatWasNotTakenIsNotSentAgain() {
        sent();
        time.advance(Duration.ofSeconds(7));
        token.drop("token-1");
        token.drop("token-1");

        assertThat(sent()).isEqualTo("Bearer token-2");
        assertThat(log.taken()).singleElement().asString().contains("did not take", "gave 7 s ago");
    }

    @Test
    void whatWasNotTakenBeforeTakesNothingFromTheOneAfter() {
        sent();
        time.advance(LIFETIME);
        sent();
        token.drop("token-1");

        assertThat(sent()).isEqualTo("Bearer token-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"s3cret-token\"",
                "s3cret-token",
                "<html>s3cret-token</html>",
                "{}",
                "{\"access_token\": \"s3cret-token\"",
                "{\"access_token\": \"s3cret-token\", \"access_token\": \"s3cret-token\"}",
                "{\"access_token\": null}",
                "{\"access_token\": \"\"}",
                "{\"access_token\": 5}",
                "{\"access_token\": [\"s3cret-token\"]}",
                "{\"access_token\": \"s3cret token\"}",
                "{\"access_token\": \"s3cret-token\\r\\nForged: header\"}",
                "{\"access_token\": \"s3cret-token\", \"token_type\": \"mac\"}",
                "{\"access_token\": \"s3cret-token\", \"token_type\": null}",
                "{\"access_token\": \"s3cret-token\", \"token_type\": [\"Bearer\"]}"
            })
    void answerWithoutATokenIsNoneAndTheLogSaysWhy(String answer) {
        nextAnswer = answer;

        assertFailsHarmlessly();
        assertThat(log.taken())
                .singleElement()
                .asString()
                .matches("the issuer gave no token for the course service: .*(is no JSON|access_token|token_type).*")
                .doesNotContain("s3cret");
    }

    @Test
    void failureIsInTheLogOnceForEachTimeTheIssuerWasAsked() {
        failure = new ProcessingException("away");
        assertFailsHarmlessly();
        assertFailsHarmlessly();

        assertThat(log.taken()).singleElement().asString().endsWith("away");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void typeOfATokenIsWrittenInAnyCase(String type) {
        nextAnswer = "{\"access_token\": \"typed\", \"token_type\": \"%s\"}".formatted(type);

        assertThat(sent()).isEqualTo("Bearer typed");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "300, 300",
                "300.0, 300",
                "3e2, 300",
                "299.9, 299",
                "\"300\", 300",
                "\"300.0\", 300",
                "null, 60",
                "0, 60",
                "-1, 60",
                "\"-1\", 60",
                "\"\", 60",
                "\"soon\", 60",
                "\"NaN\", 60",
                "true, 60",
                "[300], 60",
                "{}, 60",
                "86401, 86400",
                "9223372036854775808, 86400",
                "1e999, 86400",
                "\"99999999999999999999\", 86400"
            })
    void lifetimeIsReadInWhateverFormItComes(String told, long seconds) {
        nextAnswer = "{\"access_token\": \"short\", \"expires_in\": %s}".formatted(told);

        assertLivesFor(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutALifetimeItIsAskedForEveryMinute() {
        nextAnswer = "{\"access_token\": \"short\"}";

        assertLivesFor(Duration.ofMinutes(1));
    }

    private void assertLivesFor(Duration lifetime) {
        sent();
        var renewal = lifetime.multipliedBy(4).dividedBy(5);
        time.advance(renewal.minusMillis(1));
        sent();
        assertThat(asked).isEqualTo(1);
        time.advance(Duration.ofMillis(1));
        sent();
        assertThat(asked).isEqualTo(2);
    }

    private void assertFailsHarmlessly() {
        assertThatExceptionOfType(CourseServiceFailure.class)
                .isThrownBy(this::sent)
                .satisfies(failed -> assertThat(failed.mayHaveActed()).isFalse());
    }

    private String sent() {
        var awaited = token.await(Duration.ofSeconds(3));
        var header = token.update(new MultivaluedHashMap<>(), new MultivaluedHashMap<>())
                .getFirst(HttpHeaders.AUTHORIZATION);
        assertThat(header).isEqualTo("Bearer " + awaited);
        return header;
    }
}
