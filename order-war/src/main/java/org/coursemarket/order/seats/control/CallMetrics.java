package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.coursemarket.server.problems.Refusal;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What becomes of the calls to the course service, for /metrics. */
@ApplicationScoped
public class CallMetrics {
    @Inject
    MetricRegistry registry;

    void answered(String call) {
        count(call, "ok");
    }

    void refused(String call, Refusal refusal) {
        count(call, refusal.slug());
    }

    void failed(String call) {
        count(call, "failed");
    }

    private void count(String call, String outcome) {
        registry.counter("course_service_calls", new Tag("call", call), new Tag("outcome", outcome))
                .inc();
    }
}
