package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.seats.control.HandDrivenDesk.BATCH_MAX;
import static org.coursemarket.course.seats.control.HandDrivenDesk.CAPACITY;
import static org.coursemarket.course.seats.control.HandDrivenDesk.command;
import static org.coursemarket.course.seats.control.HandDrivenDesk.commands;
import static org.coursemarket.course.seats.control.Replies.assertGranted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatDeskTest {
    private final HandDrivenDesk desk = new HandDrivenDesk();
    private final RecordingLedger ledger = desk.ledger;

    @Test
    void batchGathersWhatCameWhileTheOneBeforeCommitted() {
        var early = commands(1);
        var late = commands(3);
        ledger.onNextCall(() -> desk.submit(late));

        desk.submit(early);
        desk.runAll();

        assertThat(ledger.calls).containsExactly(early, late);
    }

    @Test
    void replyIsNotCompleteBeforeTheCommit() {
        var command = command();
        var reply = desk.submit(command);
        var doneBeforeTheCommit = new ArrayList<Boolean>();
        ledger.onNextCall(() -> doneBeforeTheCommit.add(reply.isDone()));

        desk.runAll();

        assertThat(doneBeforeTheCommit).containsExactly(false);
        assertGranted(command, reply);
    }

    @Test
    void batchIsNeverLargerThanItMayBe() {
        desk.submit(commands(2 * BATCH_MAX + 1));
        desk.runAll();

        assertThat(ledger.calls).extracting(List::size).containsExactly(BATCH_MAX, BATCH_MAX, 1);
    }

    @Test
    void orderIsKept() {
        var commands = commands(CAPACITY);

        desk.submit(commands);
        desk.runAll();

        assertThat(ledger.committed).isEqualTo(commands);
    }

    @Test
    void deskHasMovedNowWhileNothingWaits() {
        desk.pass(Duration.ofSeconds(60));

        assertThat(desk.lastMove()).isEqualTo(desk.now());
    }

    @Test
    void deskHasNotMovedSinceItsDrainHangs() {
        var began = desk.now();
        desk.submit(commands(1));
        desk.pass(Duration.ofSeconds(60));
        desk.submit(commands(1));

        assertThat(desk.lastMove()).isEqualTo(began);
    }

    @Test
    void deskMovesWithEachBatchHoweverManyWait() {
        var seen = new ArrayList<Instant>();
        ledger.onNextCall(() -> {
            desk.pass(Duration.ofSeconds(1));
            ledger.onNextCall(() -> seen.add(desk.lastMove()));
        });
        desk.submit(commands(2 * BATCH_MAX + 1));

        desk.runAll();

        assertThat(seen).containsExactly(desk.now());
    }

    @Test
    void commandThatComesWithAnAnswerIsAppliedToo() {
        var next = command();
        var reply = desk.submit(command()).thenCompose(outcome -> desk.submit(next));

        desk.runAll();

        assertGranted(next, reply);
    }
}
