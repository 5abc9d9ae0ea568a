package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.coursemarket.runtime.batching.Companions;
import org.coursemarket.testing.SettableStopwatch;
import org.coursemarket.testing.Untraced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transaction adds to a batch. How batches are gathered and bounded is the batcher's. */
class GroupCommitTest {
    private static final int WAITING = 10;
    private static final int BATCH = 5;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<List<Integer>> calls = new ArrayList<>();
    private final List<Integer> committed = new ArrayList<>();

    /** What was told of transactions and of single commands. */
    private final List<String> told = new ArrayList<>();

    private Consumer<List<Integer>> beforeCommit = batch -> {};
    private Executor threads = tasks::add;

    private final GroupCommit<Integer, String> commits = new GroupCommit<>(
            new Texts(),
            new GroupCommit.Bounds(WAITING, BATCH, DEADLINE),
            Companions.unknown(),
            Untraced.TRACES,
            stopwatch,
            task -> threads.execute(task));

    @Test
    void nobodyIsAnsweredBeforeTheCommit() {
        var replies = submitUpTo(3);
        var doneBeforeTheCommit = new ArrayList<Boolean>();
        beforeCommit = batch -> replies.forEach(reply -> doneBeforeTheCommit.add(reply.isDone()));

        runAll();

        assertThat(doneBeforeTheCommit).containsExactly(false, false, false);
        assertAnswered(1, replies.get(0));
        assertAnswered(2, replies.get(1));
        assertAnswered(3, replies.get(2));
    }

    @Test
    void oneTransactionIsUnderWayAtATime() {
        submitUpTo(2);

        assertThat(tasks).hasSize(1);
    }

    @Test
    void whileOneBatchIsAnsweredTheNextCommits() {
        var replies = submitUpTo(BATCH + 1);

        tasks.remove().run();

        assertThat(calls).hasSize(2);
        assertThat(replies).noneMatch(CompletableFuture::isDone);
        runAll();
        assertThat(replies).allMatch(CompletableFuture::isDone);
    }

    @Test
    void withoutAThreadForTheAnswersTheyAreGivenAtOnce() {
        var reply = commits.submit(1);
        threads = task -> {
            throw new RejectedExecutionException("stopping");
        };

        runAll();

        assertAnswered(1, reply);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void poisonedCommandFailsAlone(int poisoned) {
        var failure = new IllegalStateException("poisoned");
        beforeCommit = batch -> {
            if (batch.contains(poisoned)) {
                throw failure;
            }
        };

        var replies = submitUpTo(BATCH);
        runAll();

        var healthy = IntStream.rangeClosed(1, BATCH)
                .filter(number -> number != poisoned)
                .boxed()
                .toList();
        assertThat(calls).first().isEqualTo(List.of(1, 2, 3, 4, 5));
        assertThat(committed).isEqualTo(healthy);
        assertFailed(failure, replies.get(poisoned - 1));
        assertThat(healthy).allSatisfy(number -> assertAnswered(number, replies.get(number - 1)));
        assertThat(told).contains("1 failed").noneMatch(line -> line.startsWith("settled " + poisoned));
    }

    @Test
    void commandThatWasTriedIsNotDroppedAnyMore() {
        var poison = new IllegalStateException("poison");
        beforeCommit = batch -> {
            stopwatch.advance(DEADLINE.plusSeconds(1));
            if (batch.contains(1)) {
                throw poison;
            }
        };

        var replies = submitUpTo(2);
        runAll();

        assertFailed(poison, replies.get(0));
        assertAnswered(2, replies.get(1));
    }

    @Test
    void outageFailsTheWholeBatchWithOneCallAndNotTheNext() {
        var outage = new PersistenceException(new SQLException("connection lost", "08006"));
        failOnce(outage);

        var replies = submitUpTo(BATCH + 1);
        runAll();

        assertThat(replies.subList(0, BATCH)).allSatisfy(reply -> assertFailed(outage, reply));
        assertAnswered(6, replies.get(BATCH));
        assertThat(calls).containsExactly(List.of(1, 2, 3, 4, 5), List.of(6));
        assertThat(told).first().isEqualTo("5 failed");
    }

    @Test
    void errorIsAFailureLikeAnother() {
        var failure = new LinkageError("broken");
        failOnce(failure);
        var failed = commits.submit(1);
        runAll();

        var next = commits.submit(2);
        runAll();

        assertFailed(failure, failed);
        assertAnswered(2, next);
    }

    @Test
    void commandThatIsNotAppliedFailsWithTheWritersRefusal() {
        var overdue = commits.submit(1);
        stopwatch.advance(DEADLINE.plusNanos(1));

        runAll();

        assertThat(overdue.handle((outcome, refusal) -> refusal))
                .isCompletedWithValueMatching(refusal -> refusal instanceof Busy busy
                        && busy.getMessage().equals("The request waited too long for its turn."));
        assertThat(calls).isEmpty();
    }

    @Test
    void asManyMayWaitAsAreBound() {
        submitUpTo(WAITING);

        assertThat(commits.depth()).isEqualTo(WAITING);
        assertThat(commits.submit(0)).isCompletedExceptionally();
    }

    @Test
    void nothingHasMovedSinceATransactionHangs() {
        submitUpTo(1);
        stopwatch.advance(Duration.ofMinutes(1));

        assertThat(commits.stuckFor()).isEqualTo(Duration.ofMinutes(1));
        runAll();
        assertThat(commits.stuckFor()).isZero();
    }

    @Test
    void writerHearsOfEachTransactionAndCommand() {
        var early = commits.submit(1);
        stopwatch.advance(Duration.ofMillis(300));
        var late = commits.submit(2);
        beforeCommit = batch -> stopwatch.advance(Duration.ofMillis(200));

        runAll();

        assertAnswered(1, early);
        assertAnswered(2, late);
        assertThat(told).containsExactly("2 committed", "settled 1 as 1 after PT0.5S", "settled 2 as 2 after PT0.2S");
    }

    private List<CompletableFuture<String>> submitUpTo(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(commits::submit).toList();
    }

    private void failOnce(Throwable failure) {
        beforeCommit = batch -> {
            beforeCommit = later -> {};
            sneak(failure);
        };
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private static void assertAnswered(int number, CompletableFuture<String> reply) {
        assertThat(reply).isCompletedWithValue(String.valueOf(number));
    }

    private static void assertFailed(Throwable failure, CompletableFuture<String> reply) {
        assertThat(reply.handle((outcome, thrown) -> thrown)).isCompletedWithValue(failure);
    }

    /** Of a number becomes its text. */
    private final class Texts implements GroupCommit.Writer<Integer, String> {
        @Override
        public String name() {
            return "write texts";
        }

        @Override
        public List<String> apply(List<Integer> commands) {
            calls.add(List.copyOf(commands));
            beforeCommit.accept(commands);
            committed.addAll(commands);
            return commands.stream().map(String::valueOf).toList();
        }

        @Override
        public RuntimeException refusal(String why) {
            return new Busy(why);
        }

        @Override
        public void committed(int commands) {
            told.add(commands + " committed");
        }

        @Override
        public void settled(Integer command, String outcome, Duration wait) {
            told.add("settled " + command + " as " + outcome + " after " + wait);
        }

        @Override
        public void failed(int commands) {
            told.add(commands + " failed");
        }
    }

    private static final class Busy extends RuntimeException {
        Busy(String why) {
            super(why);
        }
    }
}
