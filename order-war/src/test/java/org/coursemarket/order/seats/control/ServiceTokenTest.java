package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.util.Map;
import org.coursemarket.order.seats.control.TokenEndpoint.IssuedToken;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.SettableClock;
import org.junit.jupiter.api.Test;

class ServiceTokenTest {
    private static final Duration LIFETIME = Duration.ofSeconds(100);

    private final SettableClock time = new SettableClock();
    private final ServiceToken token = new ServiceToken();
    private int asked;
    private RuntimeException failure;
    private IssuedToken nextAnswer;

    ServiceTokenTest() {
        token.clock = time;
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
            return nextAnswer == null ? new IssuedToken("token " + asked, LIFETIME.toSeconds()) : nextAnswer;
        };
    }

    @Test
    void isAskedForOnceAndGoesWithEachCall() {
        assertThat(sent()).isEqualTo("Bearer token 1");
        time.advance(Duration.ofSeconds(79));
        assertThat(sent()).isEqualTo("Bearer token 1");
    }

    @Test
    void isRenewedInTheLastFifthOfItsLifetime() {
        sent();
        time.advance(Duration.ofSeconds(80));

        assertThat(sent()).isEqualTo("Bearer token 2");
    }

    @Test
    void isGoodUntilItsEndWhileNoOtherIsToBeHad() {
        sent();
        failure = new ProcessingException("away");
        time.advance(Duration.ofSeconds(99));
        assertThat(sent()).isEqualTo("Bearer token 1");

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
        assertThat(sent()).isEqualTo("Bearer token 2");
    }

    @Test
    void whatWasNotTakenIsNotSentAgain() {
        sent();
        token.drop("token 1");
        token.drop("token 1");

        assertThat(sent()).isEqualTo("Bearer token 2");
    }

    @Test
    void whatWasNotTakenBeforeTakesNothingFromTheOneAfter() {
        sent();
        time.advance(LIFETIME);
        sent();
        token.drop("token 1");

        assertThat(sent()).isEqualTo("Bearer token 2");
    }

    @Test
    void answerWithoutATokenIsNone() {
        nextAnswer = new IssuedToken(null, 1L);

        assertFailsHarmlessly();
    }

    @Test
    void withoutALifetimeItIsAskedForEveryMinute() {
        nextAnswer = new IssuedToken("short", null);
        sent();
        time.advance(Duration.ofSeconds(47));
        sent();
        assertThat(asked).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
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
