package org.coursemarket.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever is killed, as by {@code kill -9}: nothing that was acknowledged is lost or done twice. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
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
                var victims = new ArrayList<Victim>();
                victims.add(victim(postgres, marketplace));
                victims.addAll(services(marketplace));
                start(marketplace);
                new CrashLoop(marketplace, victims, seed).run(rounds);
            }
        }
    }

    @Test
    void nothingIsLostWithH2() throws InterruptedException {
        try (var marketplace = new Marketplace(TestDatabase.H2, SETTINGS)) {
            start(marketplace);
            new CrashLoop(marketplace, services(marketplace), seed).run(1);
        }
    }

    private static void start(Marketplace marketplace) {
        marketplace.startCourse();
        marketplace.startOrder();
        marketplace.awaitReady();
    }

    /** Among the moments are those at which a transaction has written some of its rows, but not all. */
    private static Victim victim(PostgresServer postgres, Marketplace marketplace) {
        var deaths = Map.<String, Runnable>of(
                "at any moment", postgres::kill,
                "in mid-batch", () -> postgres.killInTheMiddle("course", "seat_change"),
                "in mid-purchase", () -> postgres.killInTheMiddle("orders", "purchase"));
        return new Victim(
                "PostgreSQL",
                deaths.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(death -> new Victim.Death(death.getKey(), () -> {
                            marketplace.awaitReady(); // a service does not start without its database
                            death.getValue().run();
                        }))
                        .toList(),
                postgres::restart);
    }

    private static List<Victim> services(Marketplace marketplace) {
        return List.of(
                Victim.ofAnyMoment(
                        "course-war", () -> marketplace.courseServer().kill(), marketplace::startCourse),
                Victim.ofAnyMoment("order-war", () -> marketplace.orderServer().kill(), marketplace::startOrder));
    }
}
