package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody meddles with the seats behind the orders' back. */
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class ReconciliationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    void eachMismatchIsNamed(TestDatabase database) {
        try (var troubled = TroubledMarketplace.take(database)) {
            var courses = troubled.services.courses();
            var orders = troubled.services.orders();
            assertThat(mismatches(orders)).isEmpty();
            int before = compared(orders);
            var course = courses.courseWithSeats(5);
            orders.buy(course, "good");
            orders.refund(orders.buy(course, "refunded").id());
            orders.buy(course, "dear", 1);
            assertThat(compared(orders)).isEqualTo(before + 3);
            assertThat(mismatches(orders)).isEmpty();
            assertThat(mismatched(orders)).isEqualTo("0");

            var lost = orders.buy(course, "lost").id();
            courses.cancel(lost);
            orders.buy(UUID.randomUUID().toString(), "nothing");
            var rejected = orders.ordersOf("nothing").body().get(0).path("id").asText();
            courses.confirm(courses.reserve(course, UUID.fromString(rejected)).id());

            var mismatches = mismatches(orders);
            assertThat(mismatches).hasSize(2);
            assertThat(of(lost, mismatches).path("kind").asText()).isEqualTo("SEAT_NOT_SOLD");
            assertThat(of(lost, mismatches).path("reservationStatus").asText()).isEqualTo("CANCELLED");
            assertThat(of(rejected, mismatches).path("kind").asText()).isEqualTo("SEAT_SOLD_WITHOUT_ORDER");
            await().atMost(PATIENCE).until(() -> mismatched(orders).equals("2"));

            assertFieldRefused(orders.http.get("/api/orders/reconciliation?limit=0"), "limit");
            assertFieldRefused(orders.http.get("/api/orders/reconciliation?cursor=1"), "cursor");
            troubled.proxy.refuse();
            assertRefused(orders.reconciliation(), 503, "reservations-unavailable");
            troubled.proxy.heal();

            orders.refund(lost);
            courses.cancel(rejected);
            await().atMost(PATIENCE).until(() -> mismatches(orders).isEmpty());
        }
    }

    private static int compared(OrderSystem orders) {
        return pages(orders).stream()
                .mapToInt(page -> page.path("compared").asInt())
                .sum();
    }

    private static List<JsonNode> mismatches(OrderSystem orders) {
        return pages(orders).stream()
                .flatMap(page -> StreamSupport.stream(page.path("mismatches").spliterator(), false))
                .toList();
    }

    /** Two orders each. */
    private static List<JsonNode> pages(OrderSystem orders) {
        var pages = new ArrayList<JsonNode>();
        String cursor = "";
        while (cursor != null) {
            var page = page(orders, cursor);
            pages.add(page);
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asText() : null;
        }
        return pages;
    }

    /** After an outage it is 503 until the calls to the course service are tried again. */
    private static JsonNode page(OrderSystem orders, String cursor) {
        return await().atMost(PATIENCE)
                .until(
                        () -> orders.http.get("/api/orders/reconciliation?limit=2" + cursor),
                        answer -> answer.status() == 200)
                .body();
    }

    private static JsonNode of(String order, List<JsonNode> mismatches) {
        return mismatches.stream()
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
