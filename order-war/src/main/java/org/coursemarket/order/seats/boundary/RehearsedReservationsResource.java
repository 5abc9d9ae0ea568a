package org.coursemarket.order.seats.boundary;

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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.control.MadeUpSeats;
import org.coursemarket.order.seats.control.RehearsedSeats;
import org.coursemarket.runtime.security.Roles;
import org.coursemarket.runtime.warmup.WarmUpOnly;

/** Answers in place of the course service: whatever is commanded, is made up as done. */
@Path(RehearsedSeats.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed(Roles.SERVICE)
@WarmUpOnly
public class RehearsedReservationsResource {
    @Inject
    MadeUpSeats seats;

    @POST
    @Path("/commands")
    public List<Answer> perform(@NotNull @Size(min = 1) List<@NotNull @Valid Command> body) {
        return body.stream().map(seats::answer).toList();
    }
}
