package org.coursemarket.runtime.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready until the service is told to stop. */
@Readiness
@ApplicationScoped
public class TakesRequests implements HealthCheck {
    @Inject
    Drain drain;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes requests")
                .status(!drain.hasBegun())
                .build();
    }
}
