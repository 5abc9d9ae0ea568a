package org.coursemarket.course.health;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A short word that the service answers at all; /health at the server's root knows more. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HealthResource {
    /** What the service calls itself, and that it is up. */
    public record Health(String service, String status) {}

    @GET
    @PermitAll
    public Health health() {
        return new Health("course-service", "UP");
    }
}
