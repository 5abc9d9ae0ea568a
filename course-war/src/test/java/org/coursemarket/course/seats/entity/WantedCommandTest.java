package org.coursemarket.course.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedCommandTest {
    private static final UUID RESERVATION = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();

    @Test
    void nameSaysWhatIsDone() {
        assertThat(wanted("reserve", COURSE).asSeatCommand()).isEqualTo(new Reserve(COURSE, RESERVATION, "grace"));
        assertThat(wanted("confirm", null).asSeatCommand()).isEqualTo(new Confirm(RESERVATION));
        assertThat(wanted("cancel", null).asSeatCommand()).isEqualTo(new Cancel(RESERVATION));
    }

    /** Of all things, a seat that is sold must not be given back for a slip of the pen. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "CANCEL", "cancel ", "refund", "expire"})
    void whatIsNoCommandIsRefused(String name) {
        assertRefused(wanted(name, COURSE), new FieldError("command", "must be reserve, confirm or cancel"));
    }

    @Test
    void seatIsHeldInACourse() {
        assertRefused(wanted("reserve", null), new FieldError("courseId", "must not be null"));
    }

    private static void assertRefused(WantedCommand command, FieldError error) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(command::asSeatCommand)
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("errors", List.of(error)));
    }

    private static WantedCommand wanted(String name, UUID courseId) {
        return new WantedCommand(name, RESERVATION, courseId, "grace");
    }
}
