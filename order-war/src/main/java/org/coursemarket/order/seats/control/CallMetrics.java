package org.coursemarket.order.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.coursemarket.runtime.metrics.Counters;
import org.coursemarket.runtime.problems.Refusal;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What becomes of the calls to the course service, for /metrics. */
@ApplicationScoped
public class CallMetrics {
    @Inject
    MetricRegistry registry;

    private Counters commands;
    private Histogram callSizes;

    @PostConstruct
    void register() {
        commands = new Counters(registry, "course_service_calls", "call", "outcome");
        callSizes = registry.histogram("course_service_call_size");
    }

    void answered(String call) {
        commands.count(call, "ok", 1);
    }

    void refused(String call, Refusal refusal) {
        commands.count(call, refusal.type(), 1);
    }

    void failed(String call) {
        commands.count(call, "failed", 1);
    }

    /** So many commands go in one call. */
    void gathered(int commandsInCall) {
        callSizes.update(commandsInCall);
    }
}
