package org.coursemarket.order.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.coursemarket.order.orders.control.OrderDesk;
import org.coursemarket.order.orders.control.Recovery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while the drain of the desk moves, and recovery from order to order, or looks for one; a restart is the cure where they don't.
 */
@Liveness
@ApplicationScoped
public class OrdersMove implements HealthCheck {
    /** Longer than one attempt, or a transaction while the database is slow, which a restart would not cure. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    OrderDesk desk;

    @Inject
    Recovery recovery;

    @Override
    public HealthCheckResponse call() {
        boolean drains = isRecent(desk.stuckFor());
        boolean recovers = isRecent(recovery.sinceMove());
        return HealthCheckResponse.named("orders move")
                .status(drains && recovers)
                .withData("drains", drains)
                .withData("recovers", recovers)
                .build();
    }

    private static boolean isRecent(Duration sinceMove) {
        return sinceMove.compareTo(PATIENCE) < 0;
    }
}
