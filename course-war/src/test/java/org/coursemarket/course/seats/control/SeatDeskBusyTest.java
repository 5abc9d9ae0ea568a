package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.seats.control.HandDrivenDesk.CAPACITY;
import static org.coursemarket.course.seats.control.HandDrivenDesk.DEADLINE;
import static org.coursemarket.course.seats.control.HandDrivenDesk.command;
import static org.coursemarket.course.seats.control.HandDrivenDesk.commands;
import static org.coursemarket.course.seats.control.Replies.assertBusy;
import static org.coursemarket.course.seats.control.Replies.assertGranted;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who finds no room at the desk, or would wait too long, is turned away. */
class SeatDeskBusyTest {
    private final HandDrivenDesk desk = new HandDrivenDesk();
    private final RecordingLedger ledger = desk.ledger;

    @Test
    void fullQueueRefusesAtOnceAndHasRoomAgainLater() {
        var waiting = commands(CAPACITY);
        desk.submit(waiting);

        assertBusy(desk.submit(command()));

        desk.runAll();
        assertThat(ledger.committed).isEqualTo(waiting);
        var next = command();
        var reply = desk.submit(next);
        desk.runAll();
        assertGranted(next, reply);
    }

    @Test
    void overdueCommandIsNotApplied() {
        var reply = desk.submit(command());
        desk.pass(DEADLINE.plusNanos(1));

        desk.runAll();

        assertBusy(reply);
        assertThat(ledger.calls).isEmpty();
    }

    @Test
    void commandExactlyAtItsDeadlineIsApplied() {
        var command = command();
        var reply = desk.submit(command);
        desk.pass(DEADLINE);

        desk.runAll();

        assertGranted(command, reply);
    }

    @Test
    void overdueCommandDoesNotDragDownAFreshOne() {
        var overdue = desk.submit(command());
        desk.pass(DEADLINE.plusNanos(1));
        var command = command();
        var fresh = desk.submit(command);

        desk.runAll();

        assertBusy(overdue);
        assertGranted(command, fresh);
        assertThat(ledger.calls).containsExactly(List.of(command));
    }
}
