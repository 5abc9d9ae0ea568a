package org.coursemarket.bench.bare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** As little as a resource can do. */
@Path("/bare")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BareResource {
    /** A small body. */
    public record Word(String service, String status) {}

    @GET
    public Word word() {
        return new Word("bare", "UP");
    }
}
