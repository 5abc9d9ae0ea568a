package org.coursemarket.order.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import org.coursemarket.runtime.metrics.UnseenMetrics;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/**
 * Seats that are made up, asked for by the same code as those of the course service. Nobody counts them, and it is another bean, with
 * tries and a breaker of its own.
 */
@ApplicationScoped
@Typed(RehearsedSeats.class)
public class RehearsedSeats extends Seats {
    /** Where this service answers in place of the course service, below {@link org.coursemarket.runtime.http.Api#PATH}. */
    public static final String PATH = "/warm-up/reservations";

    @Inject
    RehearsedCourseService itself;

    @Inject
    Traces traces;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Pause pause;

    @Inject
    Executor executor;

    @PostConstruct
    void turn() {
        metrics = new CallMetrics();
        metrics.registry = UnseenMetrics.registry();
        metrics.register();
        courses = itself;
        calls = new SeatCalls();
        calls.courses = itself;
        calls.api = api;
        calls.buyers = () -> 0; // no call of a rehearsal waits for buyers
        calls.metrics = metrics;
        calls.traces = traces;
        calls.stopwatch = stopwatch;
        calls.pause = pause;
        calls.executor = executor;
        calls.open();
    }
}
