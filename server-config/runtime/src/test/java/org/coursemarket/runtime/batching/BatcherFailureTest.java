package org.coursemarket.runtime.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.BATCH;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.UNDER_WAY;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.assertAnswered;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.assertFailed;

import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work that fails, and threads that are not to be had. */
class BatcherFailureTest {
    private static final String NO_THREAD = "The service has too much to do, or is stopping.";

    private final HandDrivenBatcher batches = new HandDrivenBatcher();

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("broken"), new LinkageError("broken"));
    }

    static Stream<Executor> withoutThreads() {
        return Stream.of(BatcherFailureTest::none, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsTheReplyToEachOfItsBatchAndToNoOther(Throwable failure) {
        batches.beforeReplies = batch -> {
            batches.beforeReplies = later -> {};
            sneak(failure);
        };

        var pending = batches.submitUpTo(BATCH + 1);
        batches.runAll();

        assertThat(pending.subList(0, BATCH)).allSatisfy(failed -> assertFailed(failed, failure));
        assertAnswered(pending.get(BATCH));
    }

    @Test
    void whoHasAReplyAlreadyKeepsItWhenTheRestFails() {
        var failure = new IllegalStateException("halfway");
        batches.beforeReplies = batch -> {
            batch.get(0).answer("early");
            throw failure;
        };

        var pending = batches.submitUpTo(2);
        batches.runAll();

        assertThat(pending.get(0).reply()).isCompletedWithValue("early");
        assertFailed(pending.get(1), failure);
    }

    @ParameterizedTest
    @MethodSource("withoutThreads")
    void withoutAThreadNothingIsBegunAndTheNextCanBe(Executor none) {
        var usual = batches.threads;
        batches.threads = none;
        for (int i = 0; i <= UNDER_WAY; i++) { // what was taken for each is given back
            assertRefused(batches.submit(0));
        }
        batches.threads = usual;

        var pending = batches.submit(1);
        batches.runAll();

        assertAnswered(pending);
        assertThat(batches.batches).hasSize(1);
    }

    /** They came while it looked for one. */
    @ParameterizedTest
    @MethodSource("withoutThreads")
    void withoutAThreadAllThatWaitAreRefused(Executor none) {
        var one = new HandDrivenBatcher(1);
        var waiting = new ArrayList<Pending<Integer, String>>();
        one.threads = task -> {
            waiting.addAll(one.submitUpTo(BATCH + 1));
            none.execute(task);
        };

        assertRefused(one.submit(0));

        assertThat(waiting).hasSize(BATCH + 1).allSatisfy(BatcherFailureTest::assertRefused);
        assertThat(one.batches).isEmpty();
    }

    /** Whoever comes when the refusals have begun starts a drain, for the one that found no thread has given its turn back. */
    @Test
    void requestThatComesWithARefusalIsNotForgotten() {
        var one = new HandDrivenBatcher(1);
        var late = new ArrayList<Pending<Integer, String>>();
        one.whenRefused = () -> late.add(one.submit(1));
        var usual = one.threads;
        one.threads = task -> {
            one.threads = usual;
            throw new RejectedExecutionException("busy");
        };

        assertRefused(one.submit(0));
        one.runAll();

        assertThat(late).hasSize(1).allSatisfy(HandDrivenBatcher::assertAnswered);
    }

    @Test
    void refusalThatFailsKeepsNobodyElseWaiting() {
        var failure = new IllegalStateException("can't count it");
        var waiting = new ArrayList<Pending<Integer, String>>();
        batches.threads = task -> {
            batches.threads = BatcherFailureTest::none;
            waiting.addAll(batches.submitUpTo(2));
            none(task);
        };
        batches.whenRefused = () -> {
            batches.whenRefused = () -> {};
            throw failure;
        };

        assertFailed(batches.submit(0), failure);

        assertThat(waiting).hasSize(2).allSatisfy(BatcherFailureTest::assertRefused);
    }

    @ParameterizedTest
    @MethodSource("withoutThreads")
    void whileADrainIsUnderWayNobodyIsRefusedForWantOfAnotherThread(Executor none) {
        batches.submit(1);
        batches.threads = none;

        var pending = batches.submit(2);
        assertThat(pending.reply()).isNotDone();
        batches.runAll();

        assertAnswered(pending);
    }

    /** Of a request that comes when the only drain ends, the drain has to think once more, but finds no thread. */
    @Test
    void nobodyIsLeftToADrainThatHasEnded() {
        int moments = 0;
        while (new BatcherFailureTest().isDoneAt(moments + 1)) {
            moments++;
        }
        assertThat(moments).isGreaterThan(2);
    }

    /** False if there is no such moment. */
    private boolean isDoneAt(int moment) {
        var late = new ArrayList<Pending<Integer, String>>();
        var moments = new AtomicInteger();
        batches.submit(1);
        batches.threads = BatcherFailureTest::none;
        batches.whenAskedForTheTime = () -> {
            if (moments.incrementAndGet() == moment) {
                late.add(batches.submit(2));
            }
        };

        batches.runAll();

        assertThat(late).allMatch(pending -> pending.reply().isDone());
        return !late.isEmpty();
    }

    private static void none(Runnable task) {
        throw new RejectedExecutionException("no thread for " + task);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private static void assertRefused(Pending<Integer, String> pending) {
        HandDrivenBatcher.assertRefused(pending, NO_THREAD);
    }
}
