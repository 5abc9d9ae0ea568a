package org.coursemarket.course.prices.boundary;

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
import org.coursemarket.course.prices.control.Prices;
import org.coursemarket.course.prices.entity.PriceVersionDetails;
import org.coursemarket.runtime.http.Page;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** What a course's price was made of at any time, to look at. */
@Path("/courses/{id}/prices")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class PriceHistoryResource {
    @Inject
    Prices prices;

    /** The cursor is the last version that is known. */
    @GET
    public Response history(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @Context UriInfo request,
            @Context SecurityContext security) {
        var versions = prices.history(id, cursor, limit, Caller.of(security));
        return Page.of(versions, limit, PriceVersionDetails::version, request);
    }
}
