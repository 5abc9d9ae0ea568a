package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.coursemarket.order.orders.entity.NewOrder;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.seats.control.RehearsedSeats;
import org.coursemarket.runtime.metrics.UnseenMetrics;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/** Purchases by the same code as the buyers', which nobody counts, of seats that are made up, with a ledger that takes all back. */
@ApplicationScoped
public class PurchaseRehearsal {
    @Inject
    RehearsedLedger ledger;

    @Inject
    RehearsedSeats seats;

    @Inject
    Idempotency idempotency;

    @Inject
    HoldLimit holds;

    @Inject
    OrderReadStore orders;

    @Inject
    OrderSettings settings;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Traces traces;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Pause pause;

    @Inject
    Executor executor;

    private final OrderMetrics metrics = new OrderMetrics();
    private final Capacity capacity = new Capacity();
    private final OrderDesk desk = new OrderDesk();
    private final OrderOpening opening = new OrderOpening();
    private final OrderPlacement placement = new OrderPlacement();

    @PostConstruct
    void prepare() {
        metrics.registry = UnseenMetrics.registry();
        metrics.register();
        capacity.metrics = metrics;
        desk.ledger = ledger;
        desk.settings = settings;
        desk.capacity = capacity;
        desk.metrics = metrics;
        desk.traces = traces;
        desk.stopwatch = stopwatch;
        desk.pause = pause;
        desk.executor = executor;
        desk.prepare();
        opening.holds = holds;
        opening.desk = desk;
        opening.ids = ids;
        placement.idempotency = idempotency;
        placement.opening = opening;
        placement.seats = seats;
        placement.desk = desk;
        placement.orders = orders;
        placement.settings = settings;
        placement.metrics = metrics;
        placement.clock = clock;
        placement.stopwatch = stopwatch;
    }

    /** Of a student whom nobody else is. */
    public OrderDetails place(NewOrder order, UUID key) {
        var purchase = order.by(UUID.randomUUID().toString());
        return capacity.during(() -> placement.place(purchase, key));
    }
}
