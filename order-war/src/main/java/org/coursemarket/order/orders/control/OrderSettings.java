package org.coursemarket.order.orders.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** The bounds within which a purchase is answered and remembered. */
@Singleton
public class OrderSettings {
    private final Duration deadline;
    private final Duration keyLifetime;
    private final int holdsPerStudent;

    @Inject
    public OrderSettings(Config config) {
        deadline = Setting.duration(config, "purchase.deadline", Duration.ofSeconds(1), Duration.ofSeconds(20));
        keyLifetime = Setting.duration(config, "purchase.key.ttl", Duration.ofSeconds(1), Duration.ofDays(30));
        holdsPerStudent = Setting.count(config, "holds.per.student", 1, 1_000);
    }

    /** How long a purchase may take, and any later attempt to bring it to its end. */
    public Duration deadline() {
        return deadline;
    }

    /** How long an Idempotency-Key is kept at least. */
    public Duration keyLifetime() {
        return keyLifetime;
    }

    /** How many orders of one student may hold a seat at the same time. */
    int holdsPerStudent() {
        return holdsPerStudent;
    }
}
