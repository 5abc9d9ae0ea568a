package org.coursemarket.course.seats.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** The bounds within which seats are held and commands wait. */
@Singleton
public class SeatSettings {
    private final Duration timeToLive;
    private final int queueCapacity;
    private final int batchMax;
    private final Duration deadline;

    @Inject
    public SeatSettings(Config config) {
        timeToLive = Setting.duration(config, "reservation.ttl", Duration.ofSeconds(1), Duration.ofHours(24));
        queueCapacity = Setting.count(config, "seats.queue.capacity", 1, 100_000);
        batchMax = Setting.count(config, "seats.batch.max", 1, 1_000);
        deadline = Setting.duration(config, "seats.deadline", Duration.ofMillis(100), Duration.ofMinutes(1));
    }

    /** How long a seat is held for a buyer. */
    public Duration timeToLive() {
        return timeToLive;
    }

    /** How many commands may wait for the ledger. */
    public int queueCapacity() {
        return queueCapacity;
    }

    /** How many commands one transaction takes at the most. */
    public int batchMax() {
        return batchMax;
    }

    /** How long a command may wait before it is dropped unapplied. */
    public Duration deadline() {
        return deadline;
    }
}
