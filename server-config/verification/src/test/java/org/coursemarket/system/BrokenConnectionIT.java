package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** PostgreSQL ends the connections of both services again and again, for longer than the server goes on with a timer that fails. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class BrokenConnectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void newOnesTakeTheirPlaceAndTheTimersGoOn() throws SQLException {
        var settings = new HashMap<>(TestDatabase.POSTGRESQL.settings());
        settings.put("RESERVATION_TTL", "PT5S");
        settings.put("PURCHASE_DEADLINE", "PT1S");
        try (var marketplace = new Marketplace(TestDatabase.POSTGRESQL, settings);
                var proxy = new FaultProxy(marketplace.coursePort())) {
            marketplace.between(proxy);
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            var courses = marketplace.courses();
            var orders = marketplace.orders();
            marketplace.awaitSale();
            var course = courses.courseWithSeats(2);
            courses.reserve(course);
            proxy.harm(Call.SELL, course, Fault.ANSWER_500);
            var pending = orders.buy(course, "Ann");
            assertThat(pending.status()).as(pending.text()).isEqualTo(202);

            var end = Instant.now().plusSeconds(10);
            while (Instant.now().isBefore(end)) {
                endConnections(settings, "COURSE_DB_URL");
                endConnections(settings, "ORDER_DB_URL");
            }
            proxy.heal();

            await().atMost(PATIENCE)
                    .until(() -> courses.course(course).status() == 200
                            && orders.order(pending.id()).status() == 200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 1, 0, 1)));
            await().atMost(PATIENCE)
                    .until(() -> orders.order(pending.id())
                            .body()
                            .path("status")
                            .asText()
                            .equals("CONFIRMED"));
            assertThat(orders.buy(course, "Bob").status()).isIn(201, 202);
            await().atMost(PATIENCE)
                    .until(() -> orders.ordersOf("Bob")
                            .body()
                            .findValuesAsText("status")
                            .contains("CONFIRMED"));
        }
    }

    private static void endConnections(Map<String, String> settings, String url) throws SQLException {
        try (var connection = DriverManager.getConnection(settings.get(url), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
