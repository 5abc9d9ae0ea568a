package org.coursemarket.course.replay.boundary;

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
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.coursemarket.course.replay.control.PriceCheck;
import org.coursemarket.course.replay.entity.PriceCheckPage;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** Whether each hold of a course had the price that it should have. */
@Path("/courses/{id}/price-check")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class PriceCheckResource {
    @Inject
    PriceCheck check;

    /** Looks at so many changes of the course's seats; the cursor is the sequence of the last that was looked at. */
    @GET
    public PriceCheckPage check(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1_000) int limit,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @Context SecurityContext security) {
        return check.page(id, cursor, limit, Caller.of(security));
    }
}
