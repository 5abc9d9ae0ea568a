package org.coursemarket.order.orders.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Instant OVER = NOW.plus(DEADLINE).plus(Attempts.GRACE);

    private final Attempts attempts = new Attempts();

    @Test
    void eachWaitsLongerThanTheOneBeforeUpToABound() {
        assertThat(IntStream.rangeClosed(1, 8).map(next -> backoffSeconds()))
                .containsExactly(0, 1, 3, 7, 15, 30, 30, 30);
    }

    @Test
    void hoursOfAttemptsStayWithinTheBound() {
        assertThat(IntStream.rangeClosed(1, 1_000).map(next -> backoffSeconds()))
                .isSorted()
                .allMatch(seconds -> seconds >= 0 && seconds <= Attempts.LONGEST_BACKOFF.toSeconds());
        assertThat(attempts.last()).isEqualTo(1_000);
    }

    @Test
    void isDueFromThenOn() {
        attempts.begin(NOW, DEADLINE);

        assertThat(attempts.isDue(OVER.minusNanos(1))).isFalse();
        assertThat(attempts.isDue(OVER)).isTrue();
    }

    /** It may be under way until then. */
    @Test
    void whoHurriesWaitsUntilTheLastOneIsOver() {
        IntStream.rangeClosed(1, 8).forEach(next -> attempts.begin(NOW, DEADLINE));

        attempts.hurry();

        assertThat(attempts.nextAt().toInstant()).isEqualTo(OVER);
    }

    @Test
    void theLatestThatARightClockWritesIsLeftAlone() {
        IntStream.rangeClosed(1, 8).forEach(next -> attempts.begin(NOW, DEADLINE));
        var due = attempts.nextAt();
        var minuteEarlier = NOW.minus(Duration.ofMinutes(1));

        attempts.bringNear(minuteEarlier, DEADLINE);
        assertThat(attempts.nextAt()).isEqualTo(due);

        attempts.bringNear(minuteEarlier.minusNanos(1), DEADLINE);
        assertThat(attempts.nextAt()).isBefore(due);
    }

    /** What the next attempt adds to the time that it may take. */
    private int backoffSeconds() {
        attempts.begin(NOW, DEADLINE);
        return (int) Duration.between(OVER, attempts.nextAt().toInstant()).toSeconds();
    }
}
