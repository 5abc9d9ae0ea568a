package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.coursemarket.order.orders.entity.OrderDetails;

/**
 * How long the buyer who has waited the longest does not know the end of their order, for /metrics. Each node looks for itself, and finds the
 * same.
 */
@ApplicationScoped
public class OldestPending {
    @Inject
    OrderRowStore rows;

    @Inject
    OrderReadStore orders;

    @Inject
    OrderMetrics metrics;

    @Inject
    Clock clock;

    /** Null where no order is PENDING. */
    private volatile Instant since;

    @PostConstruct
    void register() {
        metrics.watchOldestPending(this::seconds);
    }

    /** Looks for it in the database; until the next look it grows older, as it does where the database is away. */
    public void look() {
        since = rows.oldestPending()
                .map(orders::order)
                .map(OrderDetails::createdAt)
                .orElse(null);
    }

    private long seconds() {
        var begin = since;
        return begin == null
                ? 0
                : Math.max(0, Duration.between(begin, clock.instant()).toSeconds()); // of a clock that is ahead
    }
}
