package org.coursemarket.course.catalog.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.warmup.Exercise;
import org.coursemarket.runtime.warmup.OwnServer;

/** Looks for a course that is not there. */
@ApplicationScoped
public class CourseExercise implements Exercise {
    @Override
    public String name() {
        return "courses";
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void perform(OwnServer server) throws IOException, InterruptedException {
        var path = Api.reference(CoursesResource.class, UUID.randomUUID()).getPath();
        server.expect(404, server.request(path).build());
    }
}
