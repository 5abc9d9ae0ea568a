package org.coursemarket.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstMinuteTest {
    @Test
    void itsWindowsAreMeansOfFifteenSeconds() {
        var minute = minute(second -> second < 20 ? 0 : 300);

        assertThat(minute.windows()).containsExactly(0.0, 200.0, 300.0, 300.0);
        assertThat(minute.perSecond()).isEqualTo(200);
    }

    @Test
    void aThroughputIsReachedWhereFiveSecondsInARowHaveIt() {
        var ramp = minute(second -> 10 * second);

        assertThat(ramp.secondsTo(0)).isZero();
        assertThat(ramp.secondsTo(400)).isEqualTo(38); // 38 to 42
        assertThat(ramp.secondsTo(570)).isEqualTo(55); // the last five
    }

    @Test
    void oneBurstReachesNothing() {
        var burst = minute(second -> second == 10 ? 400 : 100);

        assertThat(burst.secondsTo(200)).isInfinite();
        assertThat(burst.secondsTo(160)).isEqualTo(6);
    }

    @Test
    void whatIsNotThereInTheMinuteIsNeverReached() {
        assertThat(minute(second -> 10 * second).secondsTo(571)).isInfinite();
        assertThat(minute(second -> 0).secondsTo(Double.NaN)).isInfinite();
    }

    private static FirstMinute minute(IntUnaryOperator eachSecond) {
        return new FirstMinute(
                Row.PURCHASE_HOT,
                Sites.PRESENT,
                40,
                IntStream.range(0, 60).map(eachSecond).boxed().toList(),
                List.of());
    }
}
