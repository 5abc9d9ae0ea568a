package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.junit.jupiter.api.Test;

/** A desk on threads of its own, with many clients at once. */
class SeatDeskCrowdTest {
    private static final Clock STOPPED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RecordingLedger ledger = new RecordingLedger();

    @Test
    void eachOfTenThousandCommandsOfEightThreadsGetsItsOwnOutcome() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var clients = Executors.newFixedThreadPool(8);
        try {
            var desk = HandDrivenDesk.desk(ledger, STOPPED, threads, 10_000, 64);
            Callable<Void> client = () -> buyInOrder(desk, 1_250);
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
    private Void buyInOrder(SeatDesk desk, int seats) {
        var course = UUID.randomUUID();
        var commands = Stream.generate(() -> new Reserve(course, UUID.randomUUID(), null))
                .limit(seats)
                .toList();
        var replies = commands.stream().map(desk::submit).toList();
        for (int i = 0; i < seats; i++) {
            assertThat(replies.get(i)).succeedsWithin(PATIENCE).isEqualTo(RecordingLedger.granted(commands.get(i)));
        }
        assertThat(ledger.committedOf(course)).isEqualTo(commands);
        return null;
    }
}
