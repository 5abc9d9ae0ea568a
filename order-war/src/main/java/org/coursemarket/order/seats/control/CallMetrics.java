package org.coursemarket.order.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.coursemarket.server.metrics.Counters;
import org.coursemarket.server.problems.Refusal;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What becomes of the calls to the course service, for /metrics. */
@ApplicationScoped
public class CallMetrics {
    @Inject
    MetricRegistry registry;

    private Counters calls;

    @PostConstruct
    void register() {
        calls = new Counters(registry, "course_service_calls", "call", "outcome");
    }

    void answered(String call) {
        calls.count(call, "ok", 1);
    }

    void refused(String call, Refusal refusal) {
        calls.count(call, refusal.slug(), 1);
    }

    void failed(String call) {
        calls.count(call, "failed", 1);
    }
}
