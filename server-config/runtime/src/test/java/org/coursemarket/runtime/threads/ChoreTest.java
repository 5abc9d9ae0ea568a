package org.coursemarket.runtime.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.coursemarket.testing.LogLines;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChoreTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);

    @RegisterExtension
    final LogLines log = new LogLines(ChoreTest.class);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private Executor threads = tasks::add;
    private Runnable work = () -> {};
    private int runs;

    private final Chore chore = new Chore(
            System.getLogger(ChoreTest.class.getName()),
            "it can't be done",
            PERIOD,
            stopwatch,
            task -> threads.execute(task),
            () -> {
                runs++;
                work.run();
            });

    @Test
    void isDoneOnceInAPeriodHoweverManyStartIt() {
        for (int second = 0; second < 30; second++) {
            start();
            start();
            stopwatch.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).isBetween(3, 4);
    }

    @Test
    void isNotDoneAgainRightAfterTheLastTime() {
        start();
        stopwatch.advance(Duration.ofMillis(8_999));
        start();
        assertThat(runs).isEqualTo(1);

        stopwatch.advance(Duration.ofMillis(1));
        start();
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void oneRunLastsWhileOthersStart() {
        chore.start();
        stopwatch.advance(PERIOD.multipliedBy(3));
        chore.start();

        assertThat(tasks).hasSize(1);
    }

    @Test
    void goesOnAfterARunThatFailedAndComplainsOnceInARow() {
        work = () -> {
            throw new IllegalStateException("not now");
        };
        for (int i = 0; i < 3; i++) {
            start();
            stopwatch.advance(PERIOD);
        }

        assertThat(runs).isEqualTo(3);
        assertThat(log.taken()).hasSize(1);
    }

    @Test
    void isStartedByTheNextWhereThereWasNoThread() {
        threads = task -> {
            throw new RejectedExecutionException("stopping");
        };
        chore.start();
        threads = tasks::add;

        start();

        assertThat(runs).isEqualTo(1);
    }

    private void start() {
        chore.start();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
