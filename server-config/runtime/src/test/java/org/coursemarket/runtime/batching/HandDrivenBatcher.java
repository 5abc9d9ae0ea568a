package org.coursemarket.runtime.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.SettableStopwatch;

/** A batcher with its time, its work and the moment of all that it does in the test's hands. To a number it replies with its text. */
final class HandDrivenBatcher {
    static final int WAITING = 10;
    static final int BATCH = 4;
    static final int UNDER_WAY = 2;
    static final Duration PATIENCE = Duration.ofSeconds(2);

    final SettableStopwatch stopwatch = new SettableStopwatch();
    final List<List<Integer>> batches = new ArrayList<>();

    /** What the batcher has given to its executor, which does it when the test says so. */
    final Queue<Runnable> tasks = new ArrayDeque<>();

    Executor threads = tasks::add;

    /** What happens at the beginning of each batch. */
    Consumer<List<Pending<Integer, String>>> beforeReplies = batch -> {};

    /** How many are under way, whom a batch may wait for. */
    int underWay;

    /** How many batches have waited for them. */
    int gathered;

    /** What happens meanwhile; the future is done when enough have come. */
    Consumer<Future<?>> whileGathering = enough -> {};

    /** What happens before each refusal. */
    Runnable whenRefused = () -> {};

    /** What happens before the batcher is told the time. */
    Runnable whenAskedForTheTime = () -> {};

    final Batcher<Integer, String> batcher;

    HandDrivenBatcher() {
        this(UNDER_WAY);
    }

    HandDrivenBatcher(int batchesAtOnce) {
        var time = new Stopwatch() {
            @Override
            public long nanos() {
                whenAskedForTheTime.run();
                return stopwatch.nanos();
            }
        };
        var gathering = new Pause() {
            @Override
            public void until(Future<?> future, Duration patience) {
                gathered++;
                whileGathering.accept(future);
            }
        };
        batcher = new Batcher<>(
                this::perform,
                this::refusal,
                new Batcher.Bounds(WAITING, BATCH, batchesAtOnce),
                new Companions(() -> underWay, gathering),
                time,
                task -> threads.execute(task));
    }

    Pending<Integer, String> submit(int number) {
        return batcher.submit(number, PATIENCE);
    }

    List<Pending<Integer, String>> submitUpTo(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(this::submit).toList();
    }

    /** Does what the batcher wants done, and what it wants done because of that. */
    void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    static void assertAnswered(Pending<Integer, String> pending) {
        assertThat(pending.reply()).isCompletedWithValue(String.valueOf(pending.request()));
    }

    static void assertFailed(Pending<Integer, String> pending, Throwable failure) {
        assertThat(pending.reply().handle((answer, thrown) -> thrown)).isCompletedWithValue(failure);
    }

    static void assertRefused(Pending<Integer, String> pending, String why) {
        assertThat(pending.reply().handle((answer, refusal) -> refusal))
                .isCompletedWithValueMatching(refusal -> refusal instanceof Refused refused
                        && refused.getMessage().equals(why));
    }

    private void perform(List<Pending<Integer, String>> batch) {
        batches.add(batch.stream().map(Pending::request).toList());
        beforeReplies.accept(batch);
        batch.forEach(pending -> pending.answer(String.valueOf(pending.request())));
    }

    private RuntimeException refusal(String why) {
        whenRefused.run();
        return new Refused(why);
    }

    private static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }
}
