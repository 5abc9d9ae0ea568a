package org.coursemarket.course.seats.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.seats.control.RosterStore;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.RosterEntry;
import org.coursemarket.runtime.http.Page;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** The roster of a course, for whoever looks after it. */
@Path("/courses/{id}/reservations")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class RosterResource {
    @Inject
    Catalog catalog;

    @Inject
    RosterStore rosters;

    /** The cursor is the id of the last reservation that is known. */
    @GET
    public Response roster(
            @PathParam("id") UUID id,
            @QueryParam("status") ReservationStatus status,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") UUID cursor,
            @Context UriInfo request,
            @Context SecurityContext security) {
        catalog.requireMayActFor(id, Caller.of(security));
        return Page.of(rosters.roster(id, status, cursor, limit), limit, RosterEntry::id, request);
    }
}
