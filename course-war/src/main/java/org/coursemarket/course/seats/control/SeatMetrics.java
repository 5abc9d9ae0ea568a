package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What the desk tells /metrics. */
@ApplicationScoped
public class SeatMetrics {
    @Inject
    MetricRegistry registry;

    /** Looking a metric up costs more than counting, so each is looked up once. */
    private final Map<Label, Counter> counters = new ConcurrentHashMap<>();

    private Histogram batchSizes;
    private Histogram waits;

    private record Label(String command, String outcome) {}

    @PostConstruct
    void register() {
        batchSizes = registry.histogram("seats_batch_size");
        waits = registry.histogram("seats_queue_to_commit_microseconds");
    }

    void watchQueue(Supplier<Integer> depth) {
        registry.gauge("seats_queue_depth", depth);
    }

    void committed(int batchSize) {
        batchSizes.update(batchSize);
    }

    void settled(SeatCommand command, Outcome outcome, Instant arrivedAt, Instant committedAt) {
        waits.update(ChronoUnit.MICROS.between(arrivedAt, committedAt));
        count(command.getClass().getSimpleName().toLowerCase(Locale.ROOT), name(outcome), 1);
    }

    void refused() {
        count("any", "busy", 1);
    }

    void failed(int commands) {
        count("any", "failed", commands);
    }

    private void count(String command, String outcome, int howMany) {
        counters.computeIfAbsent(
                        new Label(command, outcome),
                        label -> registry.counter(
                                "reservations", new Tag("command", command), new Tag("outcome", outcome)))
                .inc(howMany);
    }

    private static String name(Outcome outcome) {
        return outcome instanceof Granted granted
                ? granted.reservation().status().name().toLowerCase(Locale.ROOT)
                : ((Refused) outcome).reason().slug();
    }
}
