package org.coursemarket.system;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, as by {@code kill -9}: nothing that was acknowledged is lost or done twice. */
class CrashLoopIT {
    private static final Map<String, String> SETTINGS = Map.of("RESERVATION_TTL", "PT20S", "PURCHASE_DEADLINE", "PT2S");

    private final int rounds = Integer.getInteger("crash.rounds", 1);
    private final long seed = Long.getLong("crash.seed", new Random().nextLong());

    @Test
    void nothingIsLostWithPostgresql(@TempDir Path directory) throws InterruptedException {
        try (var postgres = new PostgresServer(directory)) {
            var settings = new TreeMap<>(SETTINGS);
            settings.putAll(postgres.settings());
            try (var marketplace = new Marketplace(TestDatabase.H2, settings)) {
                var crashes = crashesOfServices(marketplace);
                crashes.put("PostgreSQL", () -> {
                    marketplace.awaitReady(); // a service does not start without its database
                    postgres.kill();
                    postgres.restart();
                });
                start(marketplace);
                new CrashLoop(marketplace, crashes, seed).run(rounds);
            }
        }
    }

    @Test
    void nothingIsLostWithH2() throws InterruptedException {
        try (var marketplace = new Marketplace(TestDatabase.H2, SETTINGS)) {
            start(marketplace);
            new CrashLoop(marketplace, crashesOfServices(marketplace), seed).run(1);
        }
    }

    private static void start(Marketplace marketplace) {
        marketplace.startCourse();
        marketplace.startOrder();
        marketplace.awaitReady();
    }

    private static Map<String, Runnable> crashesOfServices(Marketplace marketplace) {
        var crashes = new TreeMap<String, Runnable>();
        crashes.put("course-war", () -> {
            marketplace.courseServer().kill();
            marketplace.startCourse();
        });
        crashes.put("order-war", () -> {
            marketplace.orderServer().kill();
            marketplace.startOrder();
        });
        return crashes;
    }
}
