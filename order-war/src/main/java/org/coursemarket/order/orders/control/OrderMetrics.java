package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.Supplier;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What becomes of orders, for /metrics. */
@ApplicationScoped
public class OrderMetrics {
    @Inject
    MetricRegistry registry;

    void watchMismatches(Supplier<Integer> found) {
        registry.gauge("orders_mismatched", found);
    }

    void ended(OrderDetails order) {
        String reason = order.rejectedBecause() == null ? "none" : order.rejectedBecause();
        registry.counter(
                        "orders",
                        new Tag("status", order.status().name().toLowerCase(Locale.ROOT)),
                        new Tag("reason", reason))
                .inc();
    }
}
