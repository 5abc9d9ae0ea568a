package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.runtime.metrics.Counters;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What the desk tells /metrics. */
@ApplicationScoped
public class SeatMetrics {
    @Inject
    MetricRegistry registry;

    private Counters reservations;
    private Counters reasons;
    private Histogram batchSizes;
    private Histogram waits;

    @PostConstruct
    void register() {
        reservations = new Counters(registry, "reservations", "command", "outcome");
        reasons = new Counters(registry, "holds_priced_by", "command", "reason");
        batchSizes = registry.histogram("seats_batch_size");
        waits = registry.histogram("seats_queue_to_commit_microseconds");
    }

    void watchQueue(Supplier<Integer> depth) {
        registry.gauge("seats_queue_depth", depth);
    }

    void committed(int batchSize) {
        batchSizes.update(batchSize);
    }

    void settled(SeatCommand command, Outcome outcome, Duration wait) {
        waits.update(TimeUnit.MICROSECONDS.convert(wait));
        reservations.count(command.name(), name(outcome), 1);
        if (outcome instanceof Granted granted) {
            granted.kindsOfPrice().forEach(kind -> reasons.count(command.name(), kind, 1));
        }
    }

    void refused() {
        reservations.count("any", "busy", 1);
    }

    void failed(int commands) {
        reservations.count("any", "failed", commands);
    }

    private static String name(Outcome outcome) {
        return outcome instanceof Granted granted
                ? name(granted.reservation().status())
                : ((Refused) outcome).reason().type();
    }

    private static String name(ReservationStatus status) {
        return switch (status) {
            case RESERVED -> "reserved";
            case CONFIRMED -> "confirmed";
            case CANCELLED -> "cancelled";
            case EXPIRED -> "expired";
        };
    }
}
