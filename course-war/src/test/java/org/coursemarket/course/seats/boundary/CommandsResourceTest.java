package org.coursemarket.course.seats.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.coursemarket.course.seats.control.SeatDesk;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.course.seats.entity.WantedCommand;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.junit.jupiter.api.Test;

class CommandsResourceTest {
    private static final UriInfo REQUEST =
            always(UriInfo.class, URI.create("http://localhost/api/reservations/commands"));
    private static final SecurityContext SELLER = always(SecurityContext.class, true);

    private final CommandsResource commands = new CommandsResource();

    @Test
    void whatWasNotAppliedAndWhatWasRefusedHaveTheirOwnAnswers() {
        commands.desk = new SeatDesk() {
            @Override
            public CompletionStage<Outcome> submit(SeatCommand command) {
                return command instanceof Confirm
                        ? CompletableFuture.failedFuture(new SeatsBusy("Too many requests are waiting."))
                        : CompletableFuture.completedFuture(
                                new Refused(new UnknownReservation(command.reservationId())));
            }
        };

        var answers = commands.perform(List.of(wanted("confirm"), wanted("cancel")), REQUEST, SELLER);

        assertThat(answers.toCompletableFuture().join())
                .extracting(answer -> answer.problem().type())
                .containsExactly("/problems/seats-busy", "/problems/unknown-reservation");
    }

    @Test
    void commandThatCantBeIsNamedByItsIndex() {
        var wanted = List.of(wanted("confirm"), wanted("cancel"), wanted("reserve"));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> commands.perform(wanted, REQUEST, SELLER))
                .satisfies(refusal -> assertThat(refusal.data())
                        .containsEntry("errors", List.of(new FieldError("[2].courseId", "must not be null"))));
    }

    private static WantedCommand wanted(String command) {
        return new WantedCommand(command, UUID.randomUUID(), null, null, null, null);
    }

    private static <T> T always(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
