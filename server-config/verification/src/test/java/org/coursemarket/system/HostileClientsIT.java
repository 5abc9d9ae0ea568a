package org.coursemarket.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Clients who mean no good, more of them than a service has threads, and what that is to the others. */
@Isolated // what takes long is to be the service
class HostileClientsIT {
    private static final int SLOW_CLIENTS = 300;
    private static final int IDLE_CLIENTS = 10_000;
    private static final int CLIENTS_WITH_HALF_A_HEAD = 1_000;
    private static final int LONGEST_HEAD_BYTES = 16 * 1024;
    private static final int MOST_HEADERS = 50;
    private static final int PIPELINING_CLIENTS = 600;
    private static final int PIPELINED_REQUESTS = 300;
    /** For the files that both sides have open besides. */
    private static final int OTHER_FILES = 2_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private static final Duration WHILE_PIPELINED = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final String course = marketplace.courses().courseWithSeats(1_000);
    private final HealthWatch watch = new HealthWatch(List.of(
            marketplace.courseServer().address(), marketplace.orderServer().address()));

    @AfterEach
    void healthWasThereAtOnce() {
        watch.assertWasThereAtOnce();
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

    /** All that a head may have but its end; then more than it may have. */
    @Test
    void headsThatBreakOff() throws IOException {
        var header = "X: " + "x".repeat(LONGEST_HEAD_BYTES / MOST_HEADERS - 10) + "\r\n";
        var head = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n" + header.repeat(MOST_HEADERS - 2);
        for (var server : List.of(marketplace.courseServer(), marketplace.orderServer())) {
            try (var clients = new ManyClients(server.address(), CLIENTS_WITH_HALF_A_HEAD, i -> head)) {
                assertOthersAreAnswered();
                clients.send("x".repeat(3 * LONGEST_HEAD_BYTES));
                await().atMost(PATIENCE).until(() -> clients.over() == CLIENTS_WITH_HALF_A_HEAD);
                assertOthersAreAnswered();
            }
        }
    }

    /** Every second one has begun the head of a request. */
    @Test
    void thousandsOfConnectionsOnWhichNothingHappens() throws IOException {
        for (var server : List.of(marketplace.courseServer(), marketplace.orderServer())) {
            try (var idle = new ManyClients(server.address(), manyClients(), i -> i % 2 == 0 ? "" : "GE")) {
                for (int i = 0; i < 10; i++) {
                    assertOthersAreAnswered();
                }
                assertThat(idle.over()).isZero();
            }
        }
    }

    /** More than can be answered in this time, all of which is read; and more clients than may wait. */
    @Test
    void requestsThatComePipelined() throws IOException {
        var requests = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(PIPELINED_REQUESTS);
        for (var server : List.of(marketplace.courseServer(), marketplace.orderServer())) {
            try (var clients = new ManyClients(server.address(), PIPELINING_CLIENTS, i -> requests)) {
                var end = Instant.now().plus(WHILE_PIPELINED);
                while (Instant.now().isBefore(end)) {
                    assertOthersAreAnswered();
                    assertThat(statuses(clients)).isSubsetOf("200", "503");
                }
                await().atMost(PATIENCE).until(() -> clients.over() == PIPELINING_CLIENTS);
                assertThat(statuses(clients)).containsOnly("200", "503");
            }
        }
    }

    private static Set<String> statuses(ManyClients clients) {
        return clients.answers().stream()
                .flatMap(answers -> STATUS.matcher(answers).results())
                .map(status -> status.group(1))
                .collect(toSet());
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
        var order = marketplace.orders().buy(course, UUID.randomUUID().toString());
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    private static int manyClients() {
        return Math.min(IDLE_CLIENTS, filesAllowed() - OTHER_FILES);
    }

    private static int filesAllowed() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount());
    }
}
