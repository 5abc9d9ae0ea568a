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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.control.CourseCreations;
import org.coursemarket.course.catalog.control.CourseReads;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.NewPrice;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** Courses and their prices over HTTP. */
@Path("courses")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CoursesResource {
    @Inject
    Catalog catalog;

    @Inject
    CourseReads reads;

    @Inject
    CourseCreations creations;

    /** The course belongs to whoever sent the token. The same request under the same Idempotency-Key gets the same answer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public Response create(
            @NotNull @Valid NewCourse body,
            @HeaderParam("Idempotency-Key") UUID key,
            @Context SecurityContext security) {
        var course = creations.create(body, Caller.of(security), key);
        return Response.created(Api.reference(CoursesResource.class, course.id()))
                .entity(course)
                .build();
    }

    @GET
    @Path("{id}")
    @PermitAll
    public CourseDetails course(@PathParam("id") UUID id) {
        return reads.find(id).orElseThrow(() -> new UnknownCourse(id));
    }

    @PATCH
    @Path("{id}/price")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public CourseDetails reprice(
            @PathParam("id") UUID id, @NotNull @Valid NewPrice body, @Context SecurityContext security) {
        return catalog.reprice(id, body.price(), Caller.of(security));
    }
}
