package org.coursemarket.runtime.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batcher on threads of its own, with many callers at once. */
class BatcherCrowdTest {
    private static final Stopwatch STOPPED = new SettableStopwatch();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CALLERS = 8;
    private static final int EACH = 2_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger largest = new AtomicInteger();

    private Companions companions = Companions.unknown();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachRequestOfAllIsDoneOnceWithinTheBounds(int mostAtOnce) throws Exception {
        var batcher = batcher(CALLERS * EACH, mostAtOnce, threads);

        inACrowd(number -> batcher.submit(number, PATIENCE));

        assertThat(begun).hasSize(CALLERS * EACH).doesNotHaveDuplicates();
        assertThat(mostUnderWay).hasValueLessThanOrEqualTo(mostAtOnce);
        assertThat(largest).hasValueLessThanOrEqualTo(16);
    }

    @Test
    void whereOneBatchIsUnderWayAtATimeEachCallersOrderIsKept() throws Exception {
        var batcher = batcher(CALLERS * EACH, 1, threads);

        inACrowd(number -> batcher.submit(number, PATIENCE));

        for (int caller = 0; caller < CALLERS; caller++) {
            int its = caller;
            assertThat(begun.stream().filter(number -> number / EACH == its))
                    .hasSize(EACH)
                    .isSorted();
        }
    }

    /** A caller of one request at a time finds the batcher about to end its drain, again and again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nobodyIsForgottenWhoComesWhenADrainEnds(int mostAtOnce) throws Exception {
        var batcher = batcher(CALLERS, mostAtOnce, threads);

        inACrowd(number -> {
            var pending = batcher.submit(number, PATIENCE);
            assertThat(pending.reply()).succeedsWithin(PATIENCE);
            return pending;
        });

        assertThat(begun).hasSize(CALLERS * EACH).doesNotHaveDuplicates();
    }

    /** Near the end fewer callers are left than a batch waits for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nobodyIsForgottenWhoWaitsForCompanions(int mostAtOnce) throws Exception {
        companions = new Companions(() -> CALLERS, new Pause());

        nobodyIsForgottenWhoComesWhenADrainEnds(mostAtOnce);
    }

    @Test
    void whoeverIsNotDoneForWantOfRoomOrAThreadIsRefused() throws Exception {
        var tasks = new AtomicInteger();
        var batcher = batcher(CALLERS / 2, 2, task -> {
            if (tasks.incrementAndGet() % 3 == 0) {
                throw new RejectedExecutionException("every thread is at work");
            }
            threads.execute(task);
        });

        inACrowd(number -> {
            var pending = batcher.submit(number, PATIENCE);
            if (number % 5 == 0) {
                batcher.withdraw(pending);
            }
            return pending;
        });

        assertThat(begun).doesNotHaveDuplicates().doesNotContainAnyElementsOf(refused);
        assertThat(begun.size() + refused.size()).isEqualTo(CALLERS * EACH);
    }

    private Batcher<Integer, Integer> batcher(int waiting, int mostAtOnce, Executor executor) {
        return new Batcher<>(
                this::perform,
                IllegalStateException::new,
                new Batcher.Bounds(waiting, 16, mostAtOnce),
                companions,
                STOPPED,
                executor);
    }

    private interface Caller {
        Pending<Integer, Integer> submit(int number);
    }

    private void inACrowd(Caller caller) throws Exception {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var crowd = IntStream.range(0, CALLERS)
                    .mapToObj(i -> (Callable<Void>) () -> submitEach(caller, i * EACH))
                    .toList();
            for (var done : callers.invokeAll(crowd)) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private Void submitEach(Caller caller, int first) {
        var all = IntStream.range(first, first + EACH).mapToObj(caller::submit).toList();
        for (int i = 0; i < EACH; i++) {
            int number = first + i;
            assertThat(all.get(i).reply().exceptionally(refusal -> refused(number)))
                    .succeedsWithin(PATIENCE)
                    .isEqualTo(number);
        }
        return null;
    }

    /** Replies with the number itself. */
    private void perform(List<Pending<Integer, Integer>> batch) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        largest.accumulateAndGet(batch.size(), Math::max);
        batch.forEach(pending -> begun.add(pending.request()));
        underWay.decrementAndGet();
        batch.forEach(pending -> pending.answer(pending.request()));
    }

    private int refused(int number) {
        refused.add(number);
        return number;
    }
}
