package org.coursemarket.order.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.coursemarket.order.orders.control.OrderReadStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready for requests while the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    @Inject
    OrderReadStore orders;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        try {
            orders.ping();
            return response.up().build();
        } catch (RuntimeException e) {
            return response.down().build();
        }
    }
}
