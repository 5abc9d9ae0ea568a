package org.coursemarket.runtime.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.coursemarket.runtime.problems.InvalidInput;

/** Refuses a request that says twice what can be said once: JAX-RS would read the first line and drop the other. */
@Provider
public class SingleHeaders implements ContainerRequestFilter {
    private static final List<String> NAMES = List.of("Idempotency-Key", "Student");

    @Override
    public void filter(ContainerRequestContext request) {
        for (var name : NAMES) {
            var lines = request.getHeaders().get(name);
            if (lines != null && lines.size() > 1) {
                throw new InvalidInput(name, "must be sent once");
            }
        }
    }
}
