package org.coursemarket.runtime.warmup;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets only the service itself pass, with its ticket, as long as it warms up. */
@WarmUpOnly
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
@ApplicationScoped
public class WarmUpDoor implements ContainerRequestFilter {
    @Inject
    WarmUp warmUp;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!warmUp.sends(request)) {
            throw new NotFoundException();
        }
    }
}
