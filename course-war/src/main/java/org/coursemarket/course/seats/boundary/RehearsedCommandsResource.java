package org.coursemarket.course.seats.boundary;

import jakarta.annotation.security.PermitAll;
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
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.coursemarket.course.seats.control.SeatRehearsal;
import org.coursemarket.course.seats.entity.CommandAnswer;
import org.coursemarket.course.seats.entity.WantedCommand;
import org.coursemarket.runtime.warmup.WarmUpOnly;

/** Answers as {@link CommandsResource} does, of a desk whose ledger takes all back. */
@Path(RehearsedCommandsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@PermitAll
@WarmUpOnly
public class RehearsedCommandsResource {
    static final String PATH = "/warm-up/commands";

    @Inject
    SeatRehearsal rehearsal;

    @POST
    public CompletionStage<List<CommandAnswer>> perform(
            @NotNull @Size(min = 1, max = 128) List<@NotNull @Valid WantedCommand> body,
            @Context UriInfo request,
            @Context SecurityContext security) {
        var rehearsed = new CommandsResource();
        rehearsed.desk = rehearsal.desk();
        return rehearsed.perform(body, request, security);
    }
}
