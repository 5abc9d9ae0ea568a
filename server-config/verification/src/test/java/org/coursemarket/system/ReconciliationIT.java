package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody meddles with the seats behind the orders' back. */
class ReconciliationIT {
    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT) // mostly it waits
    void eachMismatchIsNamed(TestDatabase database) {
        try (var marketplace = new Marketplace(database, Map.of())) {
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            var courses = marketplace.courses();
            var orders = marketplace.orders();
            var course = courses.courseWithSeats(5);
            orders.buy(course, "good");
            orders.refund(orders.buy(course, "refunded").id());
            orders.buy(course, "dear", 1);
            assertThat(orders.reconciliation().body().path("compared").asInt()).isEqualTo(3);
            assertThat(orders.reconciliation().body().path("mismatches")).isEmpty();
            assertThat(mismatched(orders)).isEqualTo("0");

            var lost = orders.buy(course, "lost").id();
            courses.cancel(lost);
            orders.buy(UUID.randomUUID().toString(), "nothing");
            var rejected = orders.ordersOf("nothing").body().get(0).path("id").asText();
            courses.confirm(courses.reserve(course, UUID.fromString(rejected)).id());

            var mismatches = orders.reconciliation().body().path("mismatches");
            assertThat(mismatches).hasSize(2);
            assertThat(of(lost, mismatches).path("kind").asText()).isEqualTo("SEAT_NOT_SOLD");
            assertThat(of(lost, mismatches).path("reservationStatus").asText()).isEqualTo("CANCELLED");
            assertThat(of(rejected, mismatches).path("kind").asText()).isEqualTo("SEAT_SOLD_WITHOUT_ORDER");
            await().atMost(Duration.ofMinutes(1)).until(() -> mismatched(orders).equals("2"));

            assertPagesAreTheWhole(orders);
            assertFieldRefused(orders.http.get("/api/orders/reconciliation?limit=0"), "limit");
            assertFieldRefused(orders.http.get("/api/orders/reconciliation?cursor=1"), "cursor");
            marketplace.courseServer().kill();
            assertRefused(orders.reconciliation(), 503, "reservations-unavailable");
        }
    }

    private static void assertPagesAreTheWhole(OrderSystem orders) {
        int compared = 0;
        int mismatches = 0;
        String cursor = "";
        do {
            var page = orders.http
                    .get("/api/orders/reconciliation?limit=2" + cursor)
                    .body();
            compared += page.path("compared").asInt();
            mismatches += page.path("mismatches").size();
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asText() : null;
        } while (cursor != null);
        assertThat(compared).isEqualTo(5);
        assertThat(mismatches).isEqualTo(2);
    }

    private static JsonNode of(String order, JsonNode mismatches) {
        return StreamSupport.stream(mismatches.spliterator(), false)
                .filter(mismatch -> mismatch.path("orderId").asText().equals(order))
                .findFirst()
                .orElseThrow();
    }

    private static String mismatched(OrderSystem orders) {
        return orders.http
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("orders_mismatched{"))
                .findFirst()
                .map(line -> line.replaceFirst("^.*} ", "").replaceFirst("\\.0$", ""))
                .orElse("absent");
    }
}
