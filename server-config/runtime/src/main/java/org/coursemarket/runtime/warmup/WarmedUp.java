package org.coursemarket.runtime.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the warm-up is over, which it is at the start where there is none. */
@Readiness
@ApplicationScoped
public class WarmedUp implements HealthCheck {
    @Inject
    WarmUp warmUp;

    @Override
    public HealthCheckResponse call() {
        var reason = reason();
        var answer = HealthCheckResponse.named("warmed up").status(reason.isEmpty());
        reason.ifPresent(why -> answer.withData("reason", why));
        return answer.build();
    }

    /** Why it is not ready yet; nothing where it is. */
    Optional<String> reason() {
        var left = warmUp.left();
        return left.isZero() ? Optional.empty() : Optional.of("warms up, for " + left.toSeconds() + " s at the most");
    }
}
