package org.coursemarket.runtime.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.BATCH;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.PATIENCE;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.UNDER_WAY;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.WAITING;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.assertAnswered;
import static org.coursemarket.runtime.batching.HandDrivenBatcher.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private final HandDrivenBatcher batches = new HandDrivenBatcher();

    @Test
    void idleBatcherBeginsAtOnce() {
        var pending = batches.submit(1);
        batches.runAll();

        assertAnswered(pending);
        assertThat(batches.batches).containsExactly(List.of(1));
    }

    @Test
    void batchGathersWhatCameWhileTheOneBeforeWasUnderWay() {
        batches.beforeReplies = batch -> {
            batches.beforeReplies = later -> {};
            batches.submit(2);
            batches.submit(3);
        };

        batches.submit(1);
        batches.runAll();

        assertThat(batches.batches).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void batchTakesThoseWhoComeWhileItWaitsForCompanions() {
        batches.underWay = 8;
        batches.whileGathering = enough -> {
            batches.submitUpTo(2);
            assertThat(enough).isNotDone();
            batches.submit(3);
            assertThat(enough).isDone();
        };

        batches.submit(0);
        batches.runAll();

        assertThat(batches.batches).containsExactly(List.of(0, 1, 2, 3));
        assertThat(batches.gathered).isEqualTo(1);
    }

    @Test
    void batchDoesNotWaitWhereEnoughAreThere() {
        batches.underWay = 8;

        batches.submitUpTo(BATCH);
        batches.runAll();

        assertThat(batches.batches).containsExactly(List.of(1, 2, 3, 4));
        assertThat(batches.gathered).isZero();
    }

    /** What waits is for the batch that gathers. Who comes when that is taken has a batch of their own. */
    @Test
    void oneBatchGathersAtATime() {
        batches.underWay = 8;
        batches.whileGathering = enough -> {
            batches.whileGathering = later -> {};
            batches.submit(1);
            assertThat(batches.tasks).isEmpty();
        };
        batches.beforeReplies = batch -> {
            batches.beforeReplies = later -> {};
            batches.submit(2);
            assertThat(batches.tasks).hasSize(1);
        };

        batches.submit(0);
        batches.runAll();

        assertThat(batches.batches).containsExactly(List.of(0, 1), List.of(2));
    }

    @Test
    void nobodyIsForgottenWhereWaitingFails() {
        batches.underWay = 8;
        batches.whileGathering = enough -> {
            throw new IllegalStateException("the application ends");
        };

        var pending = batches.submit(1);
        batches.runAll();

        assertAnswered(pending);
    }

    @Test
    void orderIsKeptAndNoBatchIsLargerThanItMayBe() {
        batches.submitUpTo(2 * BATCH + 1);
        batches.runAll();

        assertThat(batches.batches).containsExactly(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8), List.of(9));
    }

    @Test
    void notMoreBatchesBeginThanMayBeUnderWay() {
        batches.submitUpTo(UNDER_WAY + 3);

        assertThat(batches.tasks).hasSize(UNDER_WAY);
    }

    @Test
    void requestThatComesWithAReplyIsDoneToo() {
        var next = batches.submit(1)
                .reply()
                .thenCompose(answer -> batches.submit(2).reply());

        batches.runAll();

        assertThat(next).isCompletedWithValue("2");
    }

    /** Also between the last look of a drain into the queue and its end, when it still counts as under way. */
    @Test
    void requestIsDoneAtWhateverMomentItComes() {
        int moments = 0;
        while (isDoneAt(moments + 1)) {
            moments++;
        }
        assertThat(moments).isGreaterThan(4);
    }

    /** False if there is no such moment. */
    private static boolean isDoneAt(int moment) {
        var one = new HandDrivenBatcher(1);
        var late = new ArrayList<Pending<Integer, String>>();
        var moments = new AtomicInteger();
        one.whenAskedForTheTime = () -> {
            if (moments.incrementAndGet() == moment) {
                late.add(one.submit(2));
            }
        };

        one.submit(1);
        one.runAll();

        assertThat(late).allSatisfy(HandDrivenBatcher::assertAnswered);
        return !late.isEmpty();
    }

    @Test
    void fullQueueRefusesAtOnceAndHasRoomAgainLater() {
        batches.submitUpTo(WAITING);

        assertRefused(batches.submit(0), "Too many requests are waiting.");

        batches.runAll();
        var next = batches.submit(11);
        batches.runAll();
        assertAnswered(next);
        assertThat(batches.batches).doesNotContain(List.of(0));
    }

    @Test
    void overdueRequestIsNotBegunAndDoesNotDragDownAFreshOne() {
        var overdue = batches.submit(1);
        batches.stopwatch.advance(PATIENCE.plusNanos(1));
        var fresh = batches.submit(2);

        batches.runAll();

        assertLate(overdue);
        assertAnswered(fresh);
        assertThat(batches.batches).containsExactly(List.of(2));
    }

    @Test
    void requestExactlyAtItsEndIsBegun() {
        var pending = batches.submit(1);
        batches.stopwatch.advance(PATIENCE);

        batches.runAll();

        assertAnswered(pending);
    }

    @Test
    void eachRequestHasItsOwnPatience() {
        var impatient = batches.batcher.submit(1, Duration.ZERO);
        var patient = batches.batcher.submit(2, Duration.ofMinutes(1));
        batches.stopwatch.advance(Duration.ofSeconds(59));

        assertThat(patient.mayWait()).isEqualTo(Duration.ofSeconds(1));
        batches.runAll();

        assertLate(impatient);
        assertAnswered(patient);
    }

    @Test
    void whatIsWithdrawnInTimeIsNeverBegun() {
        var kept = batches.submit(1);
        var withdrawn = batches.submit(1);
        batches.batcher.withdraw(withdrawn);
        assertLate(withdrawn);

        batches.runAll();

        assertAnswered(kept);
        assertThat(batches.batches).containsExactly(List.of(1));
    }

    @Test
    void whatIsWithdrawnTooLateIsDone() {
        batches.beforeReplies = batch -> batches.batcher.withdraw(batch.get(0));
        var pending = batches.submit(1);

        batches.runAll();

        assertAnswered(pending);
    }

    @Test
    void whoeverHasAReplyIsNotLookedForInTheQueue() {
        var answered = batches.submit(1);
        answered.answer("early");

        batches.batcher.withdraw(answered);

        assertThat(batches.batcher.depth()).isEqualTo(1);
    }

    @Test
    void nothingIsStuckWhileNothingWaits() {
        batches.stopwatch.advance(Duration.ofMinutes(1));

        assertThat(batches.batcher.stuckFor()).isZero();
    }

    @Test
    void nothingHasMovedSinceADrainHangs() {
        batches.submitUpTo(UNDER_WAY);
        batches.stopwatch.advance(Duration.ofMinutes(1));
        batches.submit(3);

        assertThat(batches.batcher.stuckFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(batches.batcher.depth()).isEqualTo(UNDER_WAY + 1);
    }

    @Test
    void eachBatchIsAMoveHoweverManyWait() {
        var seen = new ArrayList<Duration>();
        batches.beforeReplies = first -> {
            batches.stopwatch.advance(Duration.ofSeconds(1));
            batches.beforeReplies = second -> seen.add(batches.batcher.stuckFor());
        };
        batches.submitUpTo(2 * BATCH + 1);

        batches.runAll();

        assertThat(seen).first().isEqualTo(Duration.ZERO);
    }

    private static void assertLate(Pending<Integer, String> pending) {
        assertRefused(pending, "The request waited too long for its turn.");
    }
}
