package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.testing.SettableStopwatch;
import org.coursemarket.testing.Untraced;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk makes of a group commit: its ledger, its bounds, its refusal and what it counts. */
class SeatDeskTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int CAPACITY = 10;
    private static final int BATCH_MAX = 4;
    private static final UUID COURSE = UUID.randomUUID();

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<List<SeatCommand>> calls = new ArrayList<>();
    private final Counted counted = new Counted();
    private final SeatDesk desk = new SeatDesk();
    private Runnable beforeCommit = () -> {};

    @BeforeEach
    void open() {
        desk.ledger = new SeatLedger() {
            @Override
            public List<Outcome> apply(List<SeatCommand> commands) {
                calls.add(commands);
                beforeCommit.run();
                return commands.stream().map(SeatDeskTest::granted).toList();
            }
        };
        desk.settings = Settings.of(Duration.ofMinutes(3), CAPACITY, BATCH_MAX, DEADLINE);
        desk.metrics = counted;
        desk.traces = Untraced.TRACES;
        desk.stopwatch = stopwatch;
        desk.executor = tasks::add;
        desk.open();
    }

    @Test
    void replyIsNotCompleteBeforeTheCommit() {
        var command = command();
        var reply = submit(command);
        var doneBeforeTheCommit = new ArrayList<Boolean>();
        beforeCommit = () -> doneBeforeTheCommit.add(reply.isDone());

        runAll();

        assertThat(doneBeforeTheCommit).containsExactly(false);
        assertThat(reply).isCompletedWithValue(granted(command));
        assertThat(counted.told).containsExactly("1 committed", "reserve settled after PT0S");
    }

    @Test
    void boundsAreThoseOfTheSettings() {
        var waiting = Stream.generate(SeatDeskTest::command)
                .limit(CAPACITY)
                .map(this::submit)
                .toList();
        assertThat(counted.depth.get()).isEqualTo(CAPACITY);

        assertBusy(submit(command()));
        stopwatch.advance(DEADLINE);
        runAll();

        assertThat(calls).extracting(List::size).containsExactly(BATCH_MAX, BATCH_MAX, CAPACITY - 2 * BATCH_MAX);
        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }

    @Test
    void overdueCommandIsRefusedAndCounted() {
        var reply = submit(command());
        stopwatch.advance(DEADLINE.plusNanos(1));

        runAll();

        assertBusy(reply);
        assertThat(calls).isEmpty();
        assertThat(counted.told).containsExactly("refused");
    }

    @Test
    void batchIsGivenAgainWhereAReservationAppeared() {
        var command = command();
        beforeCommit = () -> {
            if (calls.size() == 1) {
                throw new ReservationAppeared();
            }
        };

        var reply = submit(command);
        runAll();

        assertThat(reply).isCompletedWithValue(granted(command));
        assertThat(calls).hasSize(2);
        assertThat(counted.told).containsExactly("1 committed", "reserve settled after PT0S");
    }

    @Test
    void failureOfTheDatabaseIsTheReplyAndCounted() {
        var failure = new IllegalStateException("broken");
        beforeCommit = () -> {
            throw failure;
        };

        var reply = submit(command());
        runAll();

        assertThat(reply.handle((outcome, thrown) -> thrown)).isCompletedWithValue(failure);
        assertThat(counted.told).containsExactly("1 failed");
    }

    @Test
    void deskHasNotMovedSinceItsDrainHangs() {
        var reply = submit(command());
        stopwatch.advance(Duration.ofMinutes(1));

        assertThat(reply).isNotDone();
        assertThat(desk.stuckFor()).isEqualTo(Duration.ofMinutes(1));
    }

    private CompletableFuture<Outcome> submit(SeatCommand command) {
        return desk.submit(command).toCompletableFuture();
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static SeatCommand command() {
        return new Reserve(COURSE, UUID.randomUUID(), null, null);
    }

    private static Outcome granted(SeatCommand command) {
        return new Granted(new ReservationDetails(
                command.reservationId(),
                COURSE,
                null,
                BigDecimal.ONE,
                "EUR",
                "base price",
                1L,
                null,
                null,
                ReservationStatus.RESERVED,
                Instant.EPOCH));
    }

    private static void assertBusy(CompletableFuture<Outcome> reply) {
        assertThat(reply.handle((outcome, thrown) -> thrown)).isCompletedWithValueMatching(SeatsBusy.class::isInstance);
    }

    private static final class Counted extends SeatMetrics {
        private final List<String> told = new ArrayList<>();
        private Supplier<Integer> depth;

        @Override
        void watchQueue(Supplier<Integer> depth) {
            this.depth = depth;
        }

        @Override
        void committed(int batchSize) {
            told.add(batchSize + " committed");
        }

        @Override
        void settled(SeatCommand command, Outcome outcome, Duration wait) {
            told.add(command.name() + " settled after " + wait);
        }

        @Override
        void refused() {
            told.add("refused");
        }

        @Override
        void failed(int commands) {
            told.add(commands + " failed");
        }
    }
}
