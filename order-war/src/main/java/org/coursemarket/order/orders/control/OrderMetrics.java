package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.runtime.metrics.Counters;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * What purchases and refunds were answered, and in what batches they were written, for /metrics; an order that was PENDING then is
 * not counted again at its end.
 */
@ApplicationScoped
public class OrderMetrics {
    @Inject
    MetricRegistry registry;

    private Counters orders;
    private Histogram batchSizes;
    private Histogram purchases;

    @PostConstruct
    void register() {
        orders = new Counters(registry, "orders", "status", "reason");
        batchSizes = registry.histogram("orders_batch_size");
        purchases = registry.histogram("orders_purchase_microseconds");
    }

    void watchMismatches(Supplier<Integer> found) {
        registry.gauge("orders_mismatched", found);
    }

    void watchOldestPending(Supplier<Long> seconds) {
        registry.gauge("orders_oldest_pending_seconds", seconds);
    }

    void watchUnderWay(Supplier<Integer> count) {
        registry.gauge("orders_under_way", count);
    }

    /** So many commands went in one transaction. */
    void committed(int batchSize) {
        batchSizes.update(batchSize);
    }

    /** A purchase took so long, whatever came of it. */
    void placed(Duration time) {
        purchases.update(TimeUnit.MICROSECONDS.convert(time));
    }

    void answered(OrderDetails order) {
        String reason = order.rejectedBecause() == null ? "none" : order.rejectedBecause();
        orders.count(name(order.status()), reason, 1);
    }

    private static String name(OrderStatus status) {
        return switch (status) {
            case PENDING -> "pending";
            case CONFIRMED -> "confirmed";
            case REJECTED -> "rejected";
            case REFUNDED -> "refunded";
        };
    }
}
