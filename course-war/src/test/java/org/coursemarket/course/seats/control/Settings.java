package org.coursemarket.course.seats.control;

import java.time.Duration;
import java.util.Map;
import org.coursemarket.testing.FixedConfig;

/** Settings outside of a container. */
final class Settings {
    private Settings() {}

    static SeatSettings withTimeToLive(Duration timeToLive) {
        return of(timeToLive, 100, 10, Duration.ofSeconds(2));
    }

    static SeatSettings of(Duration timeToLive, int queueCapacity, int batchMax, Duration deadline) {
        var values = Map.of(
                "reservation.ttl", timeToLive.toString(),
                "seats.queue.capacity", String.valueOf(queueCapacity),
                "seats.batch.max", String.valueOf(batchMax),
                "seats.deadline", deadline.toString());
        return new SeatSettings(FixedConfig.of(values));
    }
}
