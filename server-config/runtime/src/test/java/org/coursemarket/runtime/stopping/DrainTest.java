package org.coursemarket.runtime.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainTest {
    private final OpenRequests requests = new OpenRequests();
    private final List<String> waits = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /** What happens while the drain waits, happens in the test's own thread. */
    private final Pause pause = new Pause() {
        @Override
        public void of(Duration length) {
            waits.add(length + (letsIn() ? " serving" : " refusing"));
        }

        @Override
        public void until(Future<?> answered, Duration patience) {
            meanwhile.run();
            waits.add((answered.isDone() ? "answered within " : "not answered within ") + patience);
        }
    };

    private final Drain drain = drain("PT0S");

    @Test
    void anIdleServiceWaitsForNothing() {
        assertThat(drain.drain()).isZero();
        assertThat(waits).containsExactly("PT0S serving", "answered within PT25S", "PT0.1S refusing");
    }

    @Test
    void whatIsUnderWayIsWaitedForAndNothingMoreIsLetIn() {
        requests.enter();
        requests.enter();
        meanwhile = () -> {
            assertThat(requests.enter()).isFalse();
            requests.leave();
            requests.leave();
        };

        assertThat(drain.drain()).isZero();
        assertThat(waits).contains("answered within PT25S");
    }

    @Test
    void whatIsNeverAnsweredIsGivenUp() {
        requests.enter();
        requests.enter();
        meanwhile = requests::leave;

        assertThat(drain.drain()).isEqualTo(1);
        assertThat(waits).contains("not answered within PT25S");
    }

    @Test
    void whatIsAnsweredBeforeTheStopIsNotWaitedFor() {
        requests.enter();
        requests.leave();
        assertThat(requests.allAnswered().isDone()).isFalse();

        assertThat(drain.drain()).isZero();
        assertThat(waits).contains("answered within PT25S");
    }

    @Test
    void itServesOnForAsLongAsTheBalancerNeeds() {
        assertThat(drain("PT10S").drain()).isZero();
        assertThat(waits).startsWith("PT10S serving");
    }

    @Test
    void itSaysSoFromTheBeginningOn() {
        assertThat(drain.hasBegun()).isFalse();
        meanwhile = () -> assertThat(drain.hasBegun()).isTrue();

        drain.drain();

        assertThat(drain.hasBegun()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "PT-1S", "PT61S"})
    void theDelayHasBounds(String delay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drain(delay))
                .withMessageContaining("STOP_DELAY (stop.delay) must be");
    }

    private Drain drain(String delay) {
        return new Drain(requests, new StopSettings(FixedConfig.of(Map.of("stop.delay", delay))), pause);
    }

    private boolean letsIn() {
        boolean isIn = requests.enter();
        if (isIn) {
            requests.leave();
        }
        return isIn;
    }
}
