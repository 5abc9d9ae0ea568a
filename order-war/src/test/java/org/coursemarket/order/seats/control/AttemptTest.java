package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private final CourseServiceFailure neverConnected = new CourseServiceFailure("refused", false, null);
    private final CourseServiceFailure noAnswer = new CourseServiceFailure("reset", true, null);
    private final Attempt first = Attempt.first(CLOCK, Duration.ofSeconds(5));

    @Test
    void whatWasNotAskedHasNotActed() {
        assertThat(first.mayHaveActed()).isFalse();
    }

    @Test
    void whatWasAskedMayHaveActed() {
        first.begin();

        assertThat(first.mayHaveActed()).isTrue();
    }

    @Test
    void whatWasNeverConnectedHasNotActed() {
        for (int i = 0; i < 3; i++) {
            first.begin();
            first.failed(neverConnected);
        }

        assertThat(first.mayHaveActed()).isFalse();
    }

    @Test
    void oneTryThatWasConnectedMayHaveActed() {
        first.begin();
        first.failed(noAnswer);
        first.begin();
        first.failed(neverConnected);

        assertThat(first.mayHaveActed()).isTrue();
    }

    @Test
    void ofAFurtherAttemptNobodyKnows() {
        assertThat(Attempt.further(CLOCK, Duration.ofSeconds(5)).mayHaveActed()).isTrue();
    }

    @Test
    void noCallBeginsAfterTheDeadline() {
        var over = Attempt.first(CLOCK, Duration.ZERO);

        assertThatExceptionOfType(DeadlineReached.class).isThrownBy(over::begin);

        assertThat(over.isOver()).isTrue();
        assertThat(over.mayHaveActed()).isFalse();
    }

    @Test
    void callMayTakeWhatIsLeft() {
        assertThat(first.begin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(first.isOver()).isFalse();
    }
}
