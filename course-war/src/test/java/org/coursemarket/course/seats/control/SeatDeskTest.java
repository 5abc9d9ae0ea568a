package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatDeskTest {
    private static final UUID COURSE = UUID.randomUUID();
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CAPACITY = 10;
    private static final int BATCH_MAX = 4;

    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

    /** What the desk has given to its executor, which does it when the test says so. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private final RecordingLedger ledger = new RecordingLedger();
    private final SeatDesk desk = desk(tasks::add, CAPACITY, BATCH_MAX);

    @Test
    void batchGathersWhatCameWhileTheOneBeforeCommitted() {
        var early = commands(1);
        var late = commands(3);
        ledger.onNextCall(() -> submit(late));

        submit(early);
        runAll();

        assertThat(ledger.calls).containsExactly(early, late);
    }

    @Test
    void replyIsNotCompleteBeforeTheCommit() {
        var command = command();
        var reply = submit(command);
        var doneBeforeTheCommit = new ArrayList<Boolean>();
        ledger.onNextCall(() -> doneBeforeTheCommit.add(reply.isDone()));

        runAll();

        assertThat(doneBeforeTheCommit).containsExactly(false);
        assertGranted(command, reply);
    }

    @Test
    void batchIsNeverLargerThanItMayBe() {
        submit(commands(2 * BATCH_MAX + 1));
        runAll();

        assertThat(ledger.calls).extracting(List::size).containsExactly(BATCH_MAX, BATCH_MAX, 1);
    }

    @Test
    void orderIsKept() {
        var commands = commands(CAPACITY);

        submit(commands);
        runAll();

        assertThat(ledger.committed).isEqualTo(commands);
    }

    @Test
    void fullQueueRefusesAtOnceAndHasRoomAgainLater() {
        var waiting = commands(CAPACITY);
        submit(waiting);

        assertBusy(submit(command()));

        runAll();
        assertThat(ledger.committed).isEqualTo(waiting);
        var next = command();
        var reply = submit(next);
        runAll();
        assertGranted(next, reply);
    }

    @Test
    void overdueCommandIsNotApplied() {
        var reply = submit(command());
        now = now.plus(DEADLINE).plusNanos(1);

        runAll();

        assertBusy(reply);
        assertThat(ledger.calls).isEmpty();
    }

    @Test
    void commandExactlyAtItsDeadlineIsApplied() {
        var command = command();
        var reply = submit(command);
        now = now.plus(DEADLINE);

        runAll();

        assertGranted(command, reply);
    }

    @Test
    void overdueCommandDoesNotDragDownAFreshOne() {
        var overdue = submit(command());
        now = now.plus(DEADLINE).plusNanos(1);
        var command = command();
        var fresh = submit(command);

        runAll();

        assertBusy(overdue);
        assertGranted(command, fresh);
        assertThat(ledger.calls).containsExactly(List.of(command));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void poisonedCommandFailsAlone(int position) {
        var commands = commands(BATCH_MAX);
        var failure = new EJBException(new IllegalStateException("poisoned"));
        ledger.failIfAny(commands.get(position), failure);

        var replies = submit(commands);
        runAll();

        assertThat(ledger.calls.get(0)).isEqualTo(commands);
        for (int i = 0; i < BATCH_MAX; i++) {
            if (i == position) {
                assertFailed(failure, replies.get(i));
            } else {
                assertGranted(commands.get(i), replies.get(i));
            }
        }
        var healthy = new ArrayList<>(commands);
        healthy.remove(position);
        assertThat(ledger.committed).isEqualTo(healthy);
    }

    @Test
    void commandThatWasTriedIsNotDroppedAnyMore() {
        var poisoned = command();
        var late = command();
        var poison = new IllegalStateException("poison");
        ledger.failIfAny(poisoned, poison);
        ledger.onEachCall(() -> now = now.plus(DEADLINE).plusSeconds(1));

        var failing = submit(poisoned);
        var reply = submit(late);
        runAll();

        assertFailed(poison, failing);
        assertGranted(late, reply);
    }

    @Test
    void outageFailsTheWholeBatchWithOneCall() {
        var failure = outage();
        ledger.onNextCall(() -> {
            throw failure;
        });

        var replies = submit(commands(BATCH_MAX));
        runAll();

        assertThat(replies).hasSize(BATCH_MAX).allSatisfy(reply -> assertFailed(failure, reply));
        assertThat(ledger.calls).hasSize(1);
    }

    @Test
    void deskGoesOnAfterAnOutage() {
        ledger.onNextCall(() -> {
            throw outage();
        });
        var commands = commands(BATCH_MAX + 1);

        var replies = submit(commands);
        runAll();

        assertGranted(commands.get(BATCH_MAX), replies.get(BATCH_MAX));
    }

    @Test
    void deskGoesOnAfterAnError() {
        var failure = new LinkageError("broken");
        ledger.onNextCall(() -> {
            throw failure;
        });
        var failed = submit(command());
        runAll();
        var command = command();

        var reply = submit(command);
        runAll();

        assertFailed(failure, failed);
        assertGranted(command, reply);
    }

    @Test
    void deskHasMovedNowWhileNothingWaits() {
        now = now.plusSeconds(60);

        assertThat(desk.lastMove()).isEqualTo(now);
    }

    @Test
    void deskHasNotMovedSinceItsDrainHangs() {
        var began = now;
        submit(commands(1));
        now = now.plusSeconds(60);
        submit(commands(1));

        assertThat(desk.lastMove()).isEqualTo(began);
    }

    @Test
    void deskMovesWithEachBatchHoweverManyWait() {
        var seen = new ArrayList<Instant>();
        ledger.onNextCall(() -> {
            now = now.plusSeconds(1);
            ledger.onNextCall(() -> seen.add(desk.lastMove()));
        });
        submit(commands(2 * BATCH_MAX + 1));

        runAll();

        assertThat(seen).containsExactly(now);
    }

    @Test
    void commandThatComesWithAnAnswerIsAppliedToo() {
        var next = command();
        var reply = submit(command()).thenCompose(outcome -> desk.submit(next));

        runAll();

        assertGranted(next, reply);
    }

    /** Between the last look of the drain into its queue and its end, a command finds the drain still under way. */
    @Test
    void commandThatComesAfterTheLastLookIsNotForgotten() throws ReflectiveOperationException {
        var late = new CompletableFuture<Outcome>();
        var command = command();
        afterTheLastLook(() -> desk.submit(command).thenAccept(late::complete));

        submit(commands(1));
        runAll();

        assertGranted(command, late);
    }

    @Test
    void eachOfTenThousandCommandsOfEightThreadsGetsItsOwnOutcome() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var clients = Executors.newFixedThreadPool(8);
        try {
            var busyDesk = desk(threads, 10_000, 64);
            Callable<Void> client = () -> buyInOrder(busyDesk, 1_250);
            for (var done : clients.invokeAll(Collections.nCopies(8, client))) {
                done.get();
            }
        } finally {
            clients.shutdownNow();
            threads.shutdownNow();
        }
        assertThat(ledger.committed).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(ledger.calls).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 64));
        assertThat(ledger.mostCallsAtOnce).hasValue(1);
    }

    /** Buys seats of a course that nobody else buys. */
    private Void buyInOrder(SeatDesk busyDesk, int seats) {
        var course = UUID.randomUUID();
        var commands = Stream.generate(() -> new Reserve(course, UUID.randomUUID()))
                .limit(seats)
                .toList();
        var replies = commands.stream().map(busyDesk::submit).toList();
        for (int i = 0; i < seats; i++) {
            assertThat(replies.get(i)).succeedsWithin(PATIENCE).isEqualTo(granted(commands.get(i)));
        }
        assertThat(ledger.committedOf(course)).isEqualTo(commands);
        return null;
    }

    private CompletableFuture<Outcome> submit(SeatCommand command) {
        return desk.submit(command).toCompletableFuture();
    }

    private List<CompletableFuture<Outcome>> submit(List<SeatCommand> commands) {
        return commands.stream().map(this::submit).toList();
    }

    /** Nothing but the queue itself can tell that moment, so this one is put in place of the desk's own. */
    private void afterTheLastLook(Runnable event) throws ReflectiveOperationException {
        var queue = SeatDesk.class.getDeclaredField("queue");
        queue.setAccessible(true);
        queue.set(desk, new WatchedQueue(event));
    }

    /** Does what the desk wants done, and what it wants done because of that. */
    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static SeatCommand command() {
        return new Reserve(COURSE, UUID.randomUUID());
    }

    private static List<SeatCommand> commands(int howMany) {
        return Stream.generate(SeatDeskTest::command).limit(howMany).toList();
    }

    private static Outcome granted(SeatCommand command) {
        return new Granted(new ReservationDetails(
                command.reservationId(), COURSE, BigDecimal.ONE, "EUR", ReservationStatus.RESERVED, Instant.EPOCH));
    }

    private static EJBException outage() {
        return new EJBException(new PersistenceException(new SQLException("connection lost", "08006")));
    }

    private static void assertGranted(SeatCommand command, CompletableFuture<Outcome> reply) {
        assertThat(reply).isCompletedWithValue(granted(command));
    }

    private static void assertBusy(CompletableFuture<Outcome> reply) {
        assertThat(reply)
                .isCompletedWithValueMatching(
                        outcome -> outcome instanceof Refused refused && refused.reason() instanceof SeatsBusy);
    }

    private static void assertFailed(Throwable failure, CompletableFuture<Outcome> reply) {
        assertThat(reply.handle((outcome, thrown) -> thrown)).isCompletedWithValue(failure);
    }

    private SeatDesk desk(Executor executor, int capacity, int batchMax) {
        var wired = new SeatDesk();
        wired.ledger = ledger;
        wired.settings = Settings.of(Duration.ofMinutes(3), capacity, batchMax, DEADLINE);
        wired.metrics = new SeatMetrics();
        wired.metrics.registry = silent(MetricRegistry.class);
        wired.metrics.register();
        wired.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        wired.executor = executor;
        wired.open();
        return wired;
    }

    /** Takes every call and does nothing. */
    private static <T> T silent(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var result = method.getReturnType();
                    return result.isInterface() ? silent(result) : null;
                }));
    }

    /** Has something happen once, when it has been looked into and was empty. */
    private static class WatchedQueue extends ArrayBlockingQueue<Object> {
        private Runnable event;

        WatchedQueue(Runnable event) {
            super(CAPACITY);
            this.event = event;
        }

        @Override
        public int drainTo(Collection<? super Object> batch, int max) {
            int taken = super.drainTo(batch, max);
            if (taken == 0) {
                var once = event;
                event = () -> {};
                once.run();
            }
            return taken;
        }
    }

    /** Grants whatever it is given, all of a batch or, where it is told to fail, nothing of it. */
    private static class RecordingLedger extends SeatLedger {
        final List<List<SeatCommand>> calls = Collections.synchronizedList(new ArrayList<>());
        final List<SeatCommand> committed = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger mostCallsAtOnce = new AtomicInteger();
        private final AtomicInteger callsAtOnce = new AtomicInteger();
        private Consumer<List<SeatCommand>> beforeCommit = batch -> {};

        @Override
        public List<Outcome> apply(List<SeatCommand> commands) {
            mostCallsAtOnce.accumulateAndGet(callsAtOnce.incrementAndGet(), Math::max);
            try {
                calls.add(List.copyOf(commands));
                beforeCommit.accept(commands);
                committed.addAll(commands);
                return commands.stream().map(SeatDeskTest::granted).toList();
            } finally {
                callsAtOnce.decrementAndGet();
            }
        }

        /** Before whatever else is to happen at a call. */
        void onEachCall(Runnable action) {
            var rest = beforeCommit;
            beforeCommit = batch -> {
                action.run();
                rest.accept(batch);
            };
        }

        void onNextCall(Runnable action) {
            beforeCommit = batch -> {
                beforeCommit = later -> {};
                action.run();
            };
        }

        void failIfAny(SeatCommand poisoned, RuntimeException failure) {
            beforeCommit = batch -> {
                if (batch.contains(poisoned)) {
                    throw failure;
                }
            };
        }

        List<SeatCommand> committedOf(UUID course) {
            synchronized (committed) {
                return committed.stream()
                        .filter(command -> command instanceof Reserve reserve
                                && reserve.courseId().equals(course))
                        .toList();
            }
        }
    }
}
