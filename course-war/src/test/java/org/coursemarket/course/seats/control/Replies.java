package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatsBusy;

/** What the desk's reply to a command must be by now. */
final class Replies {
    private Replies() {}

    static void assertGranted(SeatCommand command, CompletableFuture<Outcome> reply) {
        assertThat(reply).isCompletedWithValue(RecordingLedger.granted(command));
    }

    static void assertBusy(CompletableFuture<Outcome> reply) {
        assertThat(reply)
                .isCompletedWithValueMatching(
                        outcome -> outcome instanceof Refused refused && refused.reason() instanceof SeatsBusy);
    }

    static void assertFailed(Throwable failure, CompletableFuture<Outcome> reply) {
        assertThat(reply.handle((outcome, thrown) -> thrown)).isCompletedWithValue(failure);
    }
}
