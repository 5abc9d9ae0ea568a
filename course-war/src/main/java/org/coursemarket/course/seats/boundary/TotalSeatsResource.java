package org.coursemarket.course.seats.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.seats.control.TotalSeats;
import org.coursemarket.course.seats.entity.NewTotal;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** How many seats a course has, over HTTP. */
@Path("/courses/{id}/seats")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class TotalSeatsResource {
    @Inject
    TotalSeats seats;

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(
            @PathParam("id") UUID id,
            @NotNull @Valid NewTotal body,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> condition,
            @Context SecurityContext security) {
        var course = seats.set(id, body.totalSeats(), IfMatch.ofAny(condition), Caller.of(security));
        return Response.ok(course).tag(course.tag()).build();
    }
}
