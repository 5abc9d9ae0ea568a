package org.coursemarket.runtime.batching;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.coursemarket.testing.SettableClock;

/**
 * A batcher with its time, its work and the moment of all that it does in the test's hands. To a number it replies with its text,
 * to one that was refused with the reason.
 */
final class HandDrivenBatcher {
    static final int WAITING = 10;
    static final int BATCH = 4;
    static final int UNDER_WAY = 2;
    static final Duration PATIENCE = Duration.ofSeconds(2);

    final SettableClock clock = new SettableClock();
    final List<List<Integer>> batches = new ArrayList<>();

    /** What the batcher has given to its executor, which does it when the test says so. */
    final Queue<Runnable> tasks = new ArrayDeque<>();

    Executor threads = tasks::add;

    /** What happens at the beginning of each batch. */
    Consumer<List<Pending<Integer, String>>> beforeReplies = batch -> {};

    /** What happens once, when the queue has been looked into and was empty. */
    Runnable afterTheLastLook = () -> {};

    /** What happens before each refusal. */
    Runnable whenRefused = () -> {};

    final Batcher<Integer, String> batcher;

    HandDrivenBatcher() {
        this(UNDER_WAY);
    }

    HandDrivenBatcher(int underWay) {
        var bounds = new Batcher.Bounds(WAITING, BATCH, underWay);
        batcher = new Batcher<>(new Texts(), bounds, clock, task -> threads.execute(task)) {
            @Override
            List<Pending<Integer, String>> nextBatch() {
                var batch = super.nextBatch();
                if (batch.isEmpty()) {
                    var once = afterTheLastLook;
                    afterTheLastLook = () -> {};
                    once.run();
                }
                return batch;
            }
        };
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

    private final class Texts implements Batcher.Work<Integer, String> {
        @Override
        public void perform(List<Pending<Integer, String>> batch) {
            batches.add(batch.stream().map(Pending::request).toList());
            beforeReplies.accept(batch);
            batch.forEach(pending -> pending.answer(String.valueOf(pending.request())));
        }

        @Override
        public void refuse(Pending<Integer, String> number, String why) {
            whenRefused.run();
            number.answer(why);
        }
    }
}
