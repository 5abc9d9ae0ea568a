package org.coursemarket.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The configuration of all services of one seed, so narrow that its bounds are met. */
final class MarketSettings {
    private MarketSettings() {}

    static Map<String, String> any(Random random) {
        var settings = new HashMap<String, String>();
        settings.put("reservation.ttl", seconds(5 + random.nextInt(20)));
        settings.put("seats.queue.capacity", String.valueOf(4 + random.nextInt(20)));
        settings.put("seats.batch.max", String.valueOf(1 + random.nextInt(8)));
        settings.put("seats.deadline", random.nextBoolean() ? "PT2S" : "PT0.1S");
        settings.put("course.currency", "USD");
        settings.put("purchase.deadline", "PT5S");
        settings.put("purchase.key.ttl", random.nextBoolean() ? "PT24H" : seconds(1 + random.nextInt(40)));
        settings.put("holds.per.student", String.valueOf(1 + random.nextInt(3)));
        settings.put("course.api.url", "http://course/api/courses");
        settings.put("course.api.connect.timeout.ms", "500");
        settings.put("course.api.read.timeout.ms", "3000");
        settings.put("course.api.queue.capacity", String.valueOf(2 + random.nextInt(10)));
        settings.put("course.api.calls.max", String.valueOf(1 + random.nextInt(3)));
        settings.put("course.api.batch.max", String.valueOf(1 + random.nextInt(4)));
        settings.put("course.api.token.url", "http://issuer/token");
        settings.put("course.api.client.id", "order-service");
        settings.put("course.api.client.secret", "secret");
        settings.put("otel.sdk.disabled", "true");
        return settings;
    }

    private static String seconds(int count) {
        return Duration.ofSeconds(count).toString();
    }
}
