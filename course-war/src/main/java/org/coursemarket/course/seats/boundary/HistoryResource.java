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
import org.coursemarket.course.seats.control.SeatHistoryStore;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.runtime.http.Page;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** The history of a course's seats, to look at; clients know it as the ledger. */
@Path("/courses/{id}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class HistoryResource {
    @Inject
    Catalog catalog;

    @Inject
    SeatHistoryStore histories;

    /** The cursor is the sequence of the last change that is known. */
    @GET
    public Response history(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @Context UriInfo request,
            @Context SecurityContext security) {
        catalog.requireMayActFor(id, Caller.of(security));
        return Page.of(histories.changes(id, cursor, limit), limit, SeatChangeDetails::sequence, request);
    }
}
