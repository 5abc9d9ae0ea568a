package org.coursemarket.course.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.coursemarket.course.seats.control.ExpirySweep;
import org.coursemarket.course.seats.control.SeatDesk;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the drain of the desk and the timer of the sweep move; a restart is the cure where they don't. */
@Liveness
@ApplicationScoped
public class SeatsMove implements HealthCheck {
    /** Longer than a transaction may take while the database is slow, which a restart would not cure. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    SeatDesk desk;

    @Inject
    ExpirySweep expiry;

    @Override
    public HealthCheckResponse call() {
        boolean drains = isRecent(desk.stuckFor());
        boolean sweeps = isRecent(expiry.sinceSweep());
        return HealthCheckResponse.named("seats move")
                .status(drains && sweeps)
                .withData("drains", drains)
                .withData("sweeps", sweeps)
                .build();
    }

    private static boolean isRecent(Duration sinceMove) {
        return sinceMove.compareTo(PATIENCE) < 0;
    }
}
