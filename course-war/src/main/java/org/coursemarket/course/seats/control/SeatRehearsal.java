package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.coursemarket.runtime.metrics.UnseenMetrics;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/** A desk of the same code as that of the buyers, which nobody counts and whose ledger takes all back. */
@ApplicationScoped
public class SeatRehearsal {
    @Inject
    RehearsedLedger ledger;

    @Inject
    SeatSettings settings;

    @Inject
    Traces traces;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Executor executor;

    private final SeatDesk desk = new SeatDesk();

    @PostConstruct
    void open() {
        desk.ledger = ledger;
        desk.settings = settings;
        desk.traces = traces;
        desk.stopwatch = stopwatch;
        desk.executor = executor;
        desk.metrics = new SeatMetrics();
        desk.metrics.registry = UnseenMetrics.registry();
        desk.metrics.register();
        desk.open();
    }

    /** The one course that the desk sells seats of. */
    public UUID course() {
        return ledger.course();
    }

    public SeatDesk desk() {
        return desk;
    }
}
