package org.coursemarket.course.prices.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.prices.control.Prices;
import org.coursemarket.course.prices.entity.CurrentRules;
import org.coursemarket.course.prices.entity.PreviewedPrice;
import org.coursemarket.course.prices.entity.WantedPreview;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** The rules of a course's price over HTTP. */
@Path("/courses/{id}/price-rules")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class PriceRulesResource {
    @Inject
    Prices prices;

    @GET
    public Response rules(@PathParam("id") UUID id, @Context SecurityContext security) {
        return tagged(prices.rules(id, Caller.of(security)));
    }

    /** The ETag that the caller has seen must be sent as If-Match, so that nobody overwrites what somebody else has set meanwhile. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(
            @PathParam("id") UUID id,
            @NotNull @Valid WrittenPriceRules body,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> condition,
            @Context SecurityContext security) {
        return tagged(prices.set(id, body, IfMatch.of(condition), Caller.of(security)));
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public PreviewedPrice preview(
            @PathParam("id") UUID id, @NotNull @Valid WantedPreview body, @Context SecurityContext security) {
        return prices.preview(id, body, Caller.of(security));
    }

    private static Response tagged(CurrentRules rules) {
        return Response.ok(rules)
                .tag(new EntityTag(Long.toString(rules.version())))
                .build();
    }
}
