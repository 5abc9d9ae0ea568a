package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** One who asks all the time, and what that is to the others. */
class RateLimitIT {
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final String path = "/api/courses/" + marketplace.courses().courseWithSeats(1);

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() {
        var eager = courses("eager", "student");

        var answers =
                IntStream.range(0, 10 * AT_ONCE).mapToObj(i -> eager.get(path)).toList();

        var refused = answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(answers.size() - refused.size()).isGreaterThanOrEqualTo(AT_ONCE);
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertRefused(answer, 429, "too-many-requests");
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
        });
        assertThat(courses("patient", "student").get(path).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> eager.get(path).status() == 200);
    }

    @Test
    void aServiceIsTrustedToKnowWhatItDoes() {
        var service = courses("order-service", "service");

        assertThat(IntStream.range(0, 3 * AT_ONCE).mapToObj(i -> service.get(path)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    private Http courses(String name, String role) {
        return marketplace.courses().http.with(Tokens.of(name + " " + UUID.randomUUID(), role));
    }
}
