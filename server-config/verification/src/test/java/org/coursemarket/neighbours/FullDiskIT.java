package org.coursemarket.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertProblem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.system.Audit;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Shop;
import org.coursemarket.system.Sightings.Sort;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The disk of both databases gets full under load. Sales are refused until there is room again, and nothing is lost. */
@Tag("full")
class FullDiskIT {
    private static final int CUSTOMERS = 16;
    private static final int SALES_BETWEEN = 32;
    private static final int REFUSALS = 64;
    private static final Map<String, String> TIMES = Map.of("RESERVATION_TTL", "PT30S", "PURCHASE_DEADLINE", "PT5S");

    @Test
    @Needs(PostgresOnSmallDisk.PROGRAM)
    @EnabledIf(
            value = "org.coursemarket.neighbours.PostgresOnSmallDisk#isPossible",
            disabledReason = "no disk can be mounted here")
    void ofPostgresql(@TempDir Path folder) throws InterruptedException {
        try (var postgres = new PostgresOnSmallDisk(folder);
                var services = services(postgres.settings())) {
            start(services);
            assertSalesGoOn(services, postgres::fill, postgres::free);
        }
    }

    /** Files that may not grow stand for the disk: the JVM throws an IOException for either. */
    @Test
    @Needs("prlimit")
    void ofH2() throws InterruptedException {
        var databases = TestDatabase.H2.settings();
        try (var services = services(databases)) {
            start(services);
            assertSalesGoOn(
                    services,
                    () -> {
                        limitFiles(services.courseServer(), size(databases.get("COURSE_DB_URL")));
                        limitFiles(services.orderServer(), size(databases.get("ORDER_DB_URL")));
                    },
                    () -> {
                        limitFiles(services.courseServer(), "unlimited");
                        limitFiles(services.orderServer(), "unlimited");
                    });
        }
    }

    private static Marketplace services(Map<String, String> databases) {
        var settings = new HashMap<>(databases);
        settings.putAll(TIMES);
        return new Marketplace(TestDatabase.H2, settings);
    }

    private static void start(Marketplace services) {
        services.startCourse();
        services.startOrder();
        services.awaitReady();
        services.awaitSale();
    }

    private static void assertSalesGoOn(Marketplace services, Runnable fill, Runnable free)
            throws InterruptedException {
        var course = services.courses().courseWithSeats(10_000);
        var shop = new Shop(services.courses(), services.orders());
        shop.open(new Random(), CUSTOMERS);
        shop.awaitPurchases(SALES_BETWEEN);

        fill.run();
        await().atMost(Marketplace.PATIENCE)
                .untilAsserted(() -> assertProblem(services.orders().buy(course, "student " + UUID.randomUUID()), 503));
        await().atMost(Marketplace.PATIENCE)
                .until(() -> shop.sightings().counts().getOrDefault(Sort.UNAVAILABLE, 0) > REFUSALS);
        free.run();

        shop.awaitPurchases(SALES_BETWEEN);
        shop.close();
        System.out.println("full disk: " + shop.bought().size() + " bought, "
                + shop.sightings().counts());
        assertThat(shop.sightings().counts()).doesNotContainKey(Sort.CONNECTION_LOST);
        new Audit(shop).assertNothingIsLost();
    }

    /** None of its files may grow beyond this from now on. */
    private static void limitFiles(ServerProcess service, String bytes) {
        try {
            var limiting = new ProcessBuilder(
                            "prlimit", "--pid=" + service.process().pid(), "--fsize=" + bytes + ":")
                    .inheritIO()
                    .start();
            assertThat(limiting.waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the database's file. */
    private static String size(String url) {
        try {
            return String.valueOf(Files.size(Path.of(url.replaceAll("jdbc:h2:async:|;.*", "") + ".mv.db")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
