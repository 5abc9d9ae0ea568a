package org.coursemarket.runtime.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.runtime.batching.Companions.LONGEST_WAIT_MS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.coursemarket.runtime.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionsTest {
    private static final int BATCH = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(LONGEST_WAIT_MS);

    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Duration> waits = new ArrayList<>();

    /** What happens while a batch waits. */
    private Runnable meanwhile = () -> {};

    /** Whether what the batch waits for was there when it stopped waiting. */
    private boolean isThere;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whoIsAloneOrNearlySoWaitsForNobody(int underWay) {
        waiting.set(1);

        companions(underWay).await(waiting::get, BATCH, Duration.ZERO);

        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"32,64", "31,63", "100,256"})
    void halfOfThoseWhoAreUnderWayAreEnoughAndSoIsAWholeBatch(int enough, int underWay) {
        waiting.set(enough);
        companions(underWay).await(waiting::get, BATCH, Duration.ZERO);
        assertThat(waits).isEmpty();

        waiting.set(enough - 1);
        companions(underWay).await(waiting::get, BATCH, Duration.ZERO);
        assertThat(waits).containsExactly(LONGEST_WAIT);
    }

    @Test
    void timeCountsFromWhenTheFirstCame() {
        waiting.set(1);

        companions(4).await(waiting::get, BATCH, Duration.ofMillis(1));

        assertThat(waits).containsExactly(LONGEST_WAIT.minusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST_WAIT_MS, LONGEST_WAIT_MS + 1, 16_000})
    void batchWhoseFirstCameLongAgoWaitsNoLonger(int age) {
        waiting.set(1);

        companions(4).await(waiting::get, BATCH, Duration.ofMillis(age));

        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,false", "4,true"})
    void waitEndsWhenEnoughHaveJoined(int come, boolean ends) {
        var companions = companions(8);
        meanwhile = () -> {
            for (int i = 0; i < come; i++) {
                waiting.incrementAndGet();
                companions.joined(waiting::get, BATCH);
            }
        };

        companions.await(waiting::get, BATCH, Duration.ZERO);

        assertThat(isThere).isEqualTo(ends);
    }

    private Companions companions(int underWay) {
        return new Companions(() -> underWay, new Pause() {
            @Override
            public void until(Future<?> future, Duration patience) {
                waits.add(patience);
                meanwhile.run();
                isThere = future.isDone();
            }
        });
    }
}
