package org.coursemarket.course.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    @Inject
    Clock clock;

    @Override
    public HealthCheckResponse call() {
        boolean drains = isRecent(desk.lastMove());
        boolean sweeps = isRecent(expiry.lastSweep());
        return HealthCheckResponse.named("seats move")
                .status(drains && sweeps)
                .withData("drains", drains)
                .withData("sweeps", sweeps)
                .build();
    }

    private boolean isRecent(Instant moment) {
        return moment.isAfter(clock.instant().minus(PATIENCE));
    }
}
