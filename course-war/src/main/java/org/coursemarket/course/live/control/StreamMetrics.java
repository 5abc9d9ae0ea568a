package org.coursemarket.course.live.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What streams tell /metrics. */
@ApplicationScoped
public class StreamMetrics {
    @Inject
    MetricRegistry registry;

    private Counter cutOff;

    @PostConstruct
    void register() {
        cutOff = registry.counter("streams_cut_off");
    }

    void watchOpen(Supplier<Integer> open) {
        registry.gauge("streams_open", open);
    }

    /** A client took nothing for too long. */
    public void cutOff() {
        cutOff.inc();
    }
}
