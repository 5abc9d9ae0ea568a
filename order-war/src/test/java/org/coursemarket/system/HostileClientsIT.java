package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.server.launch.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients who mean no good, more of them than a service has threads, and what that is to the others. */
class HostileClientsIT {
    private static final int SLOW_CLIENTS = 300;
    private static final int IDLE_CLIENTS = 10_000;
    /** For the files that both sides have open besides. */
    private static final int OTHER_FILES = 2_000;

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final String course = marketplace.courses().courseWithSeats(1_000);
    private final List<Duration> waited = new ArrayList<>();

    /** One or the other has waited for the machine. */
    @AfterEach
    void mostOfTheTimeHealthWasThereAtOnce() {
        Collections.sort(waited);
        assertThat(waited.get(waited.size() / 2)).isLessThan(AT_ONCE);
    }

    @Test
    void bodiesThatBreakOff() throws IOException {
        try (var toCourses = slow(marketplace.courseServer(), "/api/courses", "Content-Length: 1000\r\n\r\n{");
                var toOrders = slow(marketplace.orderServer(), "/api/orders", "Content-Length: 1000\r\n\r\n{")) {
            othersAreAnsweredUntilTheseAreOver("", toCourses, toOrders);

            assertThat(Stream.of(toCourses, toOrders).flatMap(clients -> clients.answers().stream()))
                    .allMatch(answer -> (answer.startsWith("HTTP/1.1 408 ") && answer.contains("body-incomplete"))
                            || (answer.startsWith("HTTP/1.1 503 ") && answer.contains("too-many-bodies")));
        }
    }

    /** The next byte always comes in time, the whole never. */
    @Test
    void bodiesThatComeDropByDrop() throws IOException {
        try (var toCourses = slow(marketplace.courseServer(), "/api/courses", "Content-Length: 1000\r\n\r\n{");
                var toOrders = slow(
                        marketplace.orderServer(), "/api/orders", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
            othersAreAnsweredUntilTheseAreOver("1\r\n \r\n", toCourses, toOrders);
        }
    }

    @Test
    void bodiesThatNeverEnd() throws IOException {
        var chunked = "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
        var more = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        try (var toCourses = slow(marketplace.courseServer(), "/api/courses", chunked);
                var toOrders = slow(marketplace.orderServer(), "/api/orders", chunked)) {
            othersAreAnsweredUntilTheseAreOver(more.repeat(4), toCourses, toOrders);
        }
    }

    /** Every second one has begun the head of a request. */
    @Test
    void thousandsOfConnectionsOnWhichNothingHappens() throws IOException {
        for (var server : List.of(marketplace.courseServer(), marketplace.orderServer())) {
            try (var idle = new ManyClients(
                    server.address(),
                    Math.min(IDLE_CLIENTS, filesAllowed() - OTHER_FILES),
                    i -> i % 2 == 0 ? "" : "GE")) {
                for (int i = 0; i < 10; i++) {
                    assertOthersAreAnswered();
                }
                assertThat(idle.over()).isZero();
            }
        }
    }

    private static ManyClients slow(ServerProcess server, String path, String restOfHead) throws IOException {
        return new ManyClients(
                server.address(),
                SLOW_CLIENTS,
                i -> "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + restOfHead);
    }

    private void othersAreAnsweredUntilTheseAreOver(String more, ManyClients... hostile) {
        await().atMost(PATIENCE).until(() -> {
            assertOthersAreAnswered();
            Stream.of(hostile).forEach(clients -> clients.send(more));
            return Stream.of(hostile).allMatch(clients -> clients.over() == SLOW_CLIENTS);
        });
    }

    private void assertOthersAreAnswered() {
        for (var service : List.of(marketplace.courses().http, marketplace.orders().http)) {
            var began = Instant.now();
            assertThat(service.get("/api/health").status()).isEqualTo(200);
            waited.add(Duration.between(began, Instant.now()));
        }
        var order = marketplace.orders().buy(course, UUID.randomUUID().toString());
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    private static int filesAllowed() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount());
    }
}
