package org.coursemarket.course.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.coursemarket.course.catalog.control.CourseStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready for requests while the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    @Inject
    CourseStore courses;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        try {
            courses.ping();
            return response.up().build();
        } catch (RuntimeException e) {
            return response.down().build();
        }
    }
}
