package org.coursemarket.course.catalog.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.NewPrice;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** Courses and their prices over HTTP. */
@Path("courses")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CoursesResource {
    @Inject
    Catalog catalog;

    /** The course belongs to whoever sent the token. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
    public Response create(@NotNull @Valid NewCourse body, @Context SecurityContext security) {
        var course = catalog.create(body, Caller.of(security));
        var location =
                UriBuilder.fromResource(CoursesResource.class).path("{id}").build(course.id());
        return Response.created(location).entity(course).build();
    }

    @GET
    @Path("{id}")
    @PermitAll
    public CourseDetails course(@PathParam("id") UUID id) {
        return catalog.course(id);
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
