package org.coursemarket.runtime.security;

import jakarta.enterprise.context.ApplicationScoped;
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

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("issuer's keys")
                .status(tokens.hasKeys())
                .build();
    }
}
