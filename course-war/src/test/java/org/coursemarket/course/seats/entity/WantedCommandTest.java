package org.coursemarket.course.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Release;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Withdraw;
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
        assertThat(wanted("reserve", COURSE).asSeatCommand(true))
                .isEqualTo(new Reserve(COURSE, RESERVATION, "grace", null));
        assertThat(wanted("confirm", null).asSeatCommand(true)).isEqualTo(new Confirm(RESERVATION));
        assertThat(wanted("cancel", null).asSeatCommand(true)).isEqualTo(new Cancel(null, RESERVATION));
        assertThat(wanted("cancel", COURSE).asSeatCommand(true)).isEqualTo(new Cancel(COURSE, RESERVATION));
        assertThat(wanted("withdraw", COURSE).asSeatCommand(true)).isEqualTo(new Withdraw(COURSE, RESERVATION));
        assertThat(wanted("sell", COURSE).asSeatCommand(true))
                .isEqualTo(new Sell(COURSE, RESERVATION, "grace", BigDecimal.TEN, null));
    }

    @Test
    void onlyTheSellerGivesBackWhatIsSold() {
        assertThat(wanted("cancel", null).asSeatCommand(false)).isEqualTo(new Release(null, RESERVATION));
    }

    /** Of all things, a seat that is sold must not be given back for a slip of the pen. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "CANCEL", "cancel ", "refund", "expire"})
    void whatIsNoCommandIsRefused(String name) {
        assertRefused(
                wanted(name, COURSE), new FieldError("command", "must be reserve, sell, confirm, cancel or withdraw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reserve", "sell", "withdraw"})
    void seatIsOneOfACourse(String name) {
        assertRefused(wanted(name, null), new FieldError("courseId", "must not be null"));
    }

    private static void assertRefused(WantedCommand command, FieldError error) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> command.asSeatCommand(true))
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("errors", List.of(error)));
    }

    private static WantedCommand wanted(String name, UUID courseId) {
        return new WantedCommand(name, RESERVATION, courseId, "grace", BigDecimal.TEN, null);
    }
}
