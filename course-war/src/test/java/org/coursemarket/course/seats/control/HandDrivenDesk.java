package org.coursemarket.course.seats.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.testing.Silent;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** A desk outside of a container, with its time, its ledger and the moment of all that it does in the test's hands. */
final class HandDrivenDesk {
    static final Duration DEADLINE = Duration.ofSeconds(2);
    static final int CAPACITY = 10;
    static final int BATCH_MAX = 4;

    private static final UUID COURSE = UUID.randomUUID();

    final RecordingLedger ledger = new RecordingLedger();

    /** What the desk has given to its executor, which does it when the test says so. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final SeatDesk desk = desk(ledger, clock, tasks::add, CAPACITY, BATCH_MAX);

    static SeatDesk desk(SeatLedger ledger, Clock clock, Executor executor, int capacity, int batchMax) {
        var wired = new SeatDesk();
        wired.ledger = ledger;
        wired.settings = Settings.of(Duration.ofMinutes(3), capacity, batchMax, DEADLINE);
        wired.metrics = new SeatMetrics();
        wired.metrics.registry = Silent.of(MetricRegistry.class);
        wired.metrics.register();
        wired.clock = clock;
        wired.executor = executor;
        wired.open();
        return wired;
    }

    static SeatCommand command() {
        return new Reserve(COURSE, UUID.randomUUID(), null);
    }

    static List<SeatCommand> commands(int howMany) {
        return Stream.generate(HandDrivenDesk::command).limit(howMany).toList();
    }

    CompletableFuture<Outcome> submit(SeatCommand command) {
        return desk.submit(command).toCompletableFuture();
    }

    List<CompletableFuture<Outcome>> submit(List<SeatCommand> commands) {
        return commands.stream().map(this::submit).toList();
    }

    /** Does what the desk wants done, and what it wants done because of that. */
    void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant lastMove() {
        return desk.lastMove();
    }
}
