package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private final SettableClock clock = new SettableClock();
    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final CourseServiceFailure neverConnected = new CourseServiceFailure("refused", false, null);
    private final CourseServiceFailure noAnswer = new CourseServiceFailure("reset", true, null);
    private final Attempt first = Attempt.first(clock, stopwatch, Duration.ofSeconds(5));

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
        assertThat(Attempt.further(clock, stopwatch, Duration.ofSeconds(5)).mayHaveActed())
                .isTrue();
    }

    @Test
    void noCallBeginsAfterTheDeadline() {
        var over = Attempt.first(clock, stopwatch, Duration.ZERO);

        assertThatExceptionOfType(DeadlineReached.class).isThrownBy(over::begin);

        assertThat(over.isOver()).isTrue();
        assertThat(over.mayHaveActed()).isFalse();
    }

    @Test
    void callMayTakeWhatIsLeft() {
        assertThat(first.begin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(first.isOver()).isFalse();
    }

    @Test
    void clockThatIsSetBackMakesNoAttemptLonger() {
        clock.advance(Duration.ofMinutes(-1));
        stopwatch.advance(Duration.ofSeconds(3));
        assertThat(first.begin()).isEqualTo(Duration.ofSeconds(2));

        stopwatch.advance(Duration.ofSeconds(2));
        assertThat(first.isOver()).isTrue();
    }

    @Test
    void clockThatIsSetForwardEndsIt() {
        clock.advance(Duration.ofSeconds(4));
        assertThat(first.begin()).isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(first.isOver()).isTrue();
    }
}
