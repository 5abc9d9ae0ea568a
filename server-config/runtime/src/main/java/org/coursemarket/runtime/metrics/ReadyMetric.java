package org.coursemarket.runtime.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What /health/ready says, for /metrics: who watches those need not ask at a second place. */
@ApplicationScoped
public class ReadyMetric {
    @Inject
    MetricRegistry registry;

    @Inject
    @Readiness
    Instance<HealthCheck> checks;

    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        registry.gauge("ready", () -> isReady() ? 1 : 0);
    }

    private boolean isReady() {
        return checks.stream().allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }
}
