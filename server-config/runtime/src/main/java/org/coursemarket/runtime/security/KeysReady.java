package org.coursemarket.runtime.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while tokens can be verified: the issuer's keys are known, also those that were read before it went away. */
@Readiness
@ApplicationScoped
public class KeysReady implements HealthCheck {
    @Inject
    TokenVerifier tokens;

    /** Has the verifier made at the start: WildFly asks this on a thread where no name of the application is found. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // it is there now
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("issuer's keys")
                .status(tokens.hasKeys())
                .build();
    }
}
