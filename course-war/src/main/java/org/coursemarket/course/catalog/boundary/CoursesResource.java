package org.coursemarket.course.catalog.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.control.CourseCreations;
import org.coursemarket.course.catalog.control.CourseReads;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.CourseTexts;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.NewPrice;
import org.coursemarket.course.catalog.entity.NewStatus;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** Courses and their prices over HTTP. */
@Path("/courses")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CoursesResource {
    @Inject
    Catalog catalog;

    @Inject
    CourseReads reads;

    @Inject
    CourseCreations creations;

    /** Jersey makes one where it is used. For a parameter it would for each request, and a GET has use for it only where it meets a draft. */
    @Context
    SecurityContext security;

    /** The course belongs to whoever sent the token. The same request under the same Idempotency-Key gets the same answer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public Response create(@NotNull @Valid NewCourse body, @HeaderParam("Idempotency-Key") UUID key) {
        var course = creations.create(body, Caller.of(security), key);
        return Api.located(Response.Status.CREATED, Api.reference(CoursesResource.class, course.id()))
                .tag(course.tag())
                .entity(course)
                .build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public Response course(@PathParam("id") UUID id) {
        var course = reads.find(id).orElseThrow(() -> new UnknownCourse(id));
        return tagged(course.status() == CourseStatus.DRAFT ? catalog.seen(id, Caller.ifAny(security)) : course);
    }

    /** The ETag that the caller has seen must be sent as If-Match, so that nobody overwrites what somebody else has set meanwhile. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public Response edit(
            @PathParam("id") UUID id,
            @NotNull @Valid CourseTexts body,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> condition) {
        return tagged(catalog.edit(id, body, IfMatch.of(condition), Caller.of(security)));
    }

    @PATCH
    @Path("/{id}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public Response become(
            @PathParam("id") UUID id,
            @NotNull @Valid NewStatus body,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> condition) {
        return tagged(catalog.become(id, body.value(), IfMatch.ofAny(condition), Caller.of(security)));
    }

    @PATCH
    @Path("/{id}/price")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public Response reprice(@PathParam("id") UUID id, @NotNull @Valid NewPrice body) {
        return tagged(catalog.reprice(id, body.price(), Caller.of(security)));
    }

    private static Response tagged(CourseDetails course) {
        return Response.ok(course).tag(course.tag()).build();
    }
}
