package org.coursemarket.course.seats.boundary;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class CommandsResourceTest {
    @Test
    void whatWasNotAppliedAndWhatWasRefusedHaveTheirOwnAnswers() {
        var commands = new CommandsResource();
        commands.desk = new SeatDesk() {
            @Override
            public CompletionStage<Outcome> submit(SeatCommand command) {
                return command instanceof Confirm
                        ? CompletableFuture.failedFuture(new SeatsBusy("Too many requests are waiting."))
                        : CompletableFuture.completedFuture(
                                new Refused(new UnknownReservation(command.reservationId())));
            }
        };

        var answers = commands.perform(List.of(wanted("confirm"), wanted("cancel")), request());

        assertThat(answers.toCompletableFuture().join())
                .extracting(answer -> answer.problem().type())
                .containsExactly("/problems/seats-busy", "/problems/unknown-reservation");
    }

    private static WantedCommand wanted(String command) {
        return new WantedCommand(command, UUID.randomUUID(), null, null);
    }

    private static UriInfo request() {
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> URI.create("http://localhost/api/reservations/commands"));
    }
}
