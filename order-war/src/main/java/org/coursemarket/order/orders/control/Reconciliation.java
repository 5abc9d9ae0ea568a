package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.Mismatch;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.ReconciliationPage;
import org.coursemarket.order.orders.entity.ReservationsUnavailable;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.runtime.time.Stopwatch;

/** Compares the orders with their reservations: on demand, and round and round in the background for /metrics. */
@ApplicationScoped
public class Reconciliation {
    private static final int ORDERS_AT_ONCE = 100;

    /** For a whole page; a fifth of a second for each order. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Inject
    OrderReadStore orders;

    @Inject
    Seats seats;

    @Inject
    OrderMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    private UUID cursor;
    private int found;
    private volatile int foundInLastRound;

    @PostConstruct
    void register() {
        metrics.watchMismatches(() -> foundInLastRound);
    }

    /**
     * Compares orders in the order of their ids.
     *
     * @param after where to begin; null for the beginning
     * @param limit how many, at most 100
     * @throws ReservationsUnavailable if the course service does not tell of them in time
     */
    public ReconciliationPage page(UUID after, int limit) {
        var page = orders.ordersAfter(after, limit);
        var attempt = Attempt.further(clock, stopwatch, DEADLINE);
        List<Mismatch> mismatches = page.stream()
                .map(order -> mismatch(order, attempt))
                .flatMap(Optional::stream)
                .toList();
        var next = page.size() < limit ? null : page.get(page.size() - 1).id();
        return new ReconciliationPage(page.size(), mismatches, next);
    }

    /** The next step of the round; after its last one the gauge shows what the round has found. One thread at a time. */
    public void goOn() {
        var page = page(cursor, ORDERS_AT_ONCE);
        found += page.mismatches().size();
        cursor = page.cursor();
        if (cursor == null) {
            foundInLastRound = found;
            found = 0;
        }
    }

    private Optional<Mismatch> mismatch(OrderDetails order, Attempt attempt) {
        return order.mismatchWith(reservation(order, attempt))
                // An order that moved on between the two looks contradicts nothing.
                .filter(mismatch -> orders.order(order.id()).equals(order));
    }

    private Reservation reservation(OrderDetails order, Attempt attempt) {
        try {
            return seats.find(order.reservationId(), attempt);
        } catch (SeatLost none) {
            return null;
        } catch (OutcomeUnknown unknown) {
            throw new ReservationsUnavailable();
        }
    }
}
