package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.seats.control.HandDrivenDesk.BATCH_MAX;
import static org.coursemarket.course.seats.control.HandDrivenDesk.DEADLINE;
import static org.coursemarket.course.seats.control.HandDrivenDesk.command;
import static org.coursemarket.course.seats.control.HandDrivenDesk.commands;
import static org.coursemarket.course.seats.control.Replies.assertFailed;
import static org.coursemarket.course.seats.control.Replies.assertGranted;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a batch that fails, and of the desk after it. */
class SeatDeskFailureTest {
    private final HandDrivenDesk desk = new HandDrivenDesk();
    private final RecordingLedger ledger = desk.ledger;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void poisonedCommandFailsAlone(int position) {
        var commands = commands(BATCH_MAX);
        var failure = new EJBException(new IllegalStateException("poisoned"));
        ledger.failIfAny(commands.get(position), failure);

        var replies = desk.submit(commands);
        desk.runAll();

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
        ledger.onEachCall(() -> desk.pass(DEADLINE.plusSeconds(1)));

        var failing = desk.submit(poisoned);
        var reply = desk.submit(late);
        desk.runAll();

        assertFailed(poison, failing);
        assertGranted(late, reply);
    }

    @Test
    void outageFailsTheWholeBatchWithOneCall() {
        var failure = outage();
        ledger.onNextCall(() -> {
            throw failure;
        });

        var replies = desk.submit(commands(BATCH_MAX));
        desk.runAll();

        assertThat(replies).hasSize(BATCH_MAX).allSatisfy(reply -> assertFailed(failure, reply));
        assertThat(ledger.calls).hasSize(1);
    }

    @Test
    void deskGoesOnAfterAnOutage() {
        ledger.onNextCall(() -> {
            throw outage();
        });
        var commands = commands(BATCH_MAX + 1);

        var replies = desk.submit(commands);
        desk.runAll();

        assertGranted(commands.get(BATCH_MAX), replies.get(BATCH_MAX));
    }

    @Test
    void deskGoesOnAfterAnError() {
        var failure = new LinkageError("broken");
        ledger.onNextCall(() -> {
            throw failure;
        });
        var failed = desk.submit(command());
        desk.runAll();
        var command = command();

        var reply = desk.submit(command);
        desk.runAll();

        assertFailed(failure, failed);
        assertGranted(command, reply);
    }

    private static EJBException outage() {
        return new EJBException(new PersistenceException(new SQLException("connection lost", "08006")));
    }
}
