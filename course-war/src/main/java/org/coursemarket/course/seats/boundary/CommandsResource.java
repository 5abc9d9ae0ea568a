package org.coursemarket.course.seats.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.coursemarket.course.seats.control.SeatDesk;
import org.coursemarket.course.seats.entity.CommandAnswer;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.WantedCommand;
import org.coursemarket.runtime.http.ProblemMapper;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.Roles;

/** The commands of many buyers in one request. Each keeps its own outcome, as if it had come alone. */
@Path("/reservations/commands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.SERVICE, Roles.ADMIN})
public class CommandsResource {
    private static final int MOST = 128;

    @Inject
    SeatDesk desk;

    /** The answers come in the order of the commands, when each of them has its own, which is after its commit. */
    @POST
    public CompletionStage<List<CommandAnswer>> perform(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid WantedCommand> body,
            @Context UriInfo request,
            @Context SecurityContext security) {
        String path = request.getRequestUri().getRawPath();
        // All of them are read before the first is done.
        var commands = commands(body, security.isUserInRole(Roles.SERVICE));
        var replies = commands.stream()
                .map(command -> desk.submit(command).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .handle((all, anyFailure) -> answers(replies, path));
    }

    private static List<SeatCommand> commands(List<WantedCommand> wanted, boolean isSeller) {
        var commands = new ArrayList<SeatCommand>();
        for (int i = 0; i < wanted.size(); i++) {
            try {
                commands.add(wanted.get(i).asSeatCommand(isSeller));
            } catch (InvalidInput refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        return commands;
    }

    /** Of replies that are there. What failed for several of them at once is one failure. */
    private static List<CommandAnswer> answers(List<CompletableFuture<Outcome>> replies, String path) {
        var failures = new IdentityHashMap<Throwable, Problem>();
        return replies.stream()
                .map(reply -> reply.handle((outcome, failure) -> answer(outcome, failure, failures, path))
                        .join())
                .toList();
    }

    private static CommandAnswer answer(
            Outcome outcome, Throwable failure, Map<Throwable, Problem> failures, String path) {
        if (outcome instanceof Granted granted) {
            return CommandAnswer.of(granted.reservation());
        }
        var reason = outcome instanceof Refused refused ? refused.reason() : failure;
        return CommandAnswer.of(
                reason instanceof Refusal refusal
                        ? Problem.of(refusal, path)
                        : failures.computeIfAbsent(failure, unseen -> ProblemMapper.failed(unseen, path)));
    }
}
