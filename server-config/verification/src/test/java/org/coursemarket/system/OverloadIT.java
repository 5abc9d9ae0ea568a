package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** More buyers at once than an order service serves, and none of them gets on: the course service takes calls and says nothing. */
@Tag("full")
@Isolated // what takes long is to be the service
class OverloadIT {
    private static final int BUYERS = 400;
    private static final int SERVED_AT_ONCE = 256;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void whoIsTooManyIsToldSoAndTheOthersAreNotHarmed() throws IOException {
        try (var silence = new ServerSocket(0, BUYERS, InetAddress.getLoopbackAddress());
                var marketplace = new Marketplace(
                        TestDatabase.H2,
                        Map.of(
                                "COURSE_API_URL",
                                "http://localhost:" + silence.getLocalPort() + "/api/courses",
                                "PURCHASE_DEADLINE",
                                DEADLINE.toString(),
                                "LOG_FORMAT",
                                "json"))) {
            marketplace.startOrder();
            marketplace.awaitReady();
            var orders = marketplace.orders();
            var students = Stream.generate(() -> "student " + UUID.randomUUID())
                    .limit(BUYERS)
                    .peek(orders::ordersOf) // warms the server, and makes the token
                    .toList();
            String course = UUID.randomUUID().toString();

            long lines = linesButOfPendingOrders(marketplace);
            var crowd = CompletableFuture.supplyAsync(
                    () -> Crowd.of(BUYERS, buyer -> orders.buy(course, students.get(buyer))));
            var waited = new ArrayList<Duration>();
            while (!crowd.isDone()) {
                var began = Instant.now();
                assertThat(orders.http.get("/api/health").status()).isEqualTo(200);
                waited.add(Duration.between(began, Instant.now()));
            }
            Collections.sort(waited);
            assertThat(waited.get(waited.size() / 2))
                    .isLessThan(AT_ONCE); // one or the other has waited for the machine

            var answers = crowd.join();
            assertThat(answers)
                    .allMatch(answer ->
                            answer.status() == 202 || answer.problem().matches("orders-busy|seats-unavailable"));
            assertThat(answers)
                    .filteredOn(answer -> answer.problem().equals("orders-busy"))
                    .hasSizeBetween(1, BUYERS - SERVED_AT_ONCE)
                    .allMatch(answer -> answer.status() == 503
                            && answer.headers().firstValue("retry-after").isPresent());
            assertThat(linesButOfPendingOrders(marketplace) - lines).isLessThan(20);
            assertThat(orders.buy(course, "who comes later").problem()).isNotEqualTo("orders-busy");
        }
    }

    /** Of the others there is one for each order that is stored and not decided. */
    private static long linesButOfPendingOrders(Marketplace marketplace) {
        return JsonLog.records(marketplace.orderServer().log()).stream()
                .filter(record -> !record.path("message").asText().startsWith("order "))
                .count();
    }
}
