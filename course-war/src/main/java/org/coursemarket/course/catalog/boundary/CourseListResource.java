package org.coursemarket.course.catalog.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.coursemarket.course.catalog.control.CourseList;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.WantedCourses;
import org.coursemarket.runtime.http.Page;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.text.Text;

/** The list of courses over HTTP. */
@Path("/courses")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CourseListResource {
    @Inject
    CourseList list;

    /** The page may be short, or empty, and have a Link to the next one all the same. */
    @GET
    @PermitAll
    public Response courses(
            @QueryParam("q") @Text(max = 200) String q,
            @QueryParam("instructor") @Text(max = 100) String instructor,
            @QueryParam("mine") @DefaultValue("false") boolean mine,
            @QueryParam("status") CourseStatus status,
            @QueryParam("free") @DefaultValue("false") boolean free,
            @QueryParam("sort") @DefaultValue("newest") CourseSort sort,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo request,
            @Context SecurityContext security) {
        var wish = new WantedCourses(q, instructor, mine, status, free, sort);
        var page = list.page(wish, cursor, limit, Caller.ifAny(security));
        return Page.of(page.courses(), page.next(), request);
    }
}
