package org.coursemarket.order.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.coursemarket.order.orders.control.Recovery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while recovery goes from order to order, or looks for one; a restart is the cure where it does not. */
@Liveness
@ApplicationScoped
public class RecoveryMoves implements HealthCheck {
    /** Longer than one attempt, or a transaction while the database is slow, which a restart would not cure. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Recovery recovery;

    @Inject
    Clock clock;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("recovery moves")
                .status(recovery.lastMove().isAfter(clock.instant().minus(PATIENCE)))
                .build();
    }
}
