package org.coursemarket.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients of the proxy who mean no good, and what that is to the others. */
@Tag("full")
@Needs(Nginx.PROGRAM)
@Isolated // what takes long is to be the service
class HostileClientsIT {
    private static final int SLOW_CLIENTS = 300;
    private static final int MOST_FROM_ONE_ADDRESS = 256;
    private static final int IDLE_CLIENTS = 10_000;
    private static final int CLIENTS_WITH_HALF_A_HEAD = 1_000;
    private static final int PIPELINING_CLIENTS = 600;
    private static final int PIPELINED_REQUESTS = 300;
    private static final int SALES = 10;
    /** For the files that both sides have open besides. */
    private static final int OTHER_FILES = 2_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static Nginx proxy;

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final OrderSystem orders = new OrderSystem(proxy.address());
    private final String course = marketplace.courses().courseWithSeats(1_000);
    private final HealthWatch watch = new HealthWatch(List.of(
            marketplace.courseServer().address(), marketplace.orderServer().address()));

    @BeforeAll
    static void start() {
        proxy = Nginx.before(Marketplace.on(TestDatabase.H2));
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @AfterEach
    void healthWasThereAtOnce() {
        watch.assertWasThereAtOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/courses", "/api/orders"})
    void bodiesThatBreakOff(String path) throws IOException {
        try (var clients = slow(path, "Content-Length: 1000\r\n\r\n{")) {
            othersAreAnsweredUntilTheseAreOver(clients, "");

            assertThat(statuses(clients)).isSubsetOf("429");
        }
    }

    /** The next byte always comes in time, the whole never: they are as many as the proxy lets one address be, and no service knows. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/courses", "/api/orders"})
    void bodiesThatComeDropByDrop(String path) throws IOException {
        try (var clients = slow(path, "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
            for (int i = 0; i < SALES; i++) {
                assertOthersAreAnswered();
                clients.send("1\r\n \r\n");
            }
            assertThat(clients.over()).isGreaterThanOrEqualTo(SLOW_CLIENTS - MOST_FROM_ONE_ADDRESS);
            assertThat(statuses(clients)).containsExactly("429");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/courses", "/api/orders"})
    void bodiesThatNeverEnd(String path) throws IOException {
        var more = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        try (var clients = slow(path, "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
            othersAreAnsweredUntilTheseAreOver(clients, more.repeat(4));

            assertThat(statuses(clients)).contains("413").isSubsetOf("413", "429");
        }
    }

    /** Half of what a head may have; then more than it may. */
    @Test
    void headsThatBreakOff() throws IOException {
        var head = "GET /api/orders HTTP/1.1\r\nHost: localhost\r\n" + ("X: " + "x".repeat(200) + "\r\n").repeat(60);
        try (var clients = new ManyClients(proxy.address(), CLIENTS_WITH_HALF_A_HEAD, i -> head)) {
            assertOthersAreAnswered();
            clients.send("x".repeat(13 * 1_024));
            await().atMost(PATIENCE).until(() -> clients.over() == CLIENTS_WITH_HALF_A_HEAD);
            assertOthersAreAnswered();
            assertThat(statuses(clients)).isSubsetOf("431");
        }
    }

    /** Every second one has begun the head of a request. */
    @Test
    void thousandsOfConnectionsOnWhichNothingHappens() throws IOException {
        try (var idle = new ManyClients(proxy.address(), manyClients(), i -> i % 2 == 0 ? "" : "GE")) {
            for (int i = 0; i < SALES; i++) {
                assertOthersAreAnswered();
            }
            await().atMost(PATIENCE).until(() -> idle.over() == manyClients());
            assertThat(statuses(idle)).isEmpty();
        }
    }

    /** More than can be answered meanwhile, of nobody in particular. */
    @Test
    void requestsThatComePipelined() throws IOException {
        var requests = "GET /api/orders HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(PIPELINED_REQUESTS);
        try (var clients = new ManyClients(proxy.address(), PIPELINING_CLIENTS, i -> requests)) {
            for (int i = 0; i < SALES; i++) {
                assertOthersAreAnswered();
            }
            await().atMost(PATIENCE).until(() -> clients.over() == PIPELINING_CLIENTS);
            assertThat(statuses(clients)).contains("401").isSubsetOf("401", "429");
        }
    }

    private static Set<String> statuses(ManyClients clients) {
        return clients.answers().stream()
                .flatMap(answers -> STATUS.matcher(answers).results())
                .map(status -> status.group(1))
                .collect(toSet());
    }

    private static ManyClients slow(String path, String restOfHead) throws IOException {
        return new ManyClients(
                proxy.address(),
                SLOW_CLIENTS,
                i -> "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + restOfHead);
    }

    private void othersAreAnsweredUntilTheseAreOver(ManyClients hostile, String more) {
        await().atMost(PATIENCE).until(() -> {
            assertOthersAreAnswered();
            hostile.send(more);
            return hostile.over() == SLOW_CLIENTS;
        });
    }

    private void assertOthersAreAnswered() {
        var order = orders.buy(course, UUID.randomUUID().toString());
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    private static int manyClients() {
        int clients = Math.min(IDLE_CLIENTS, filesAllowed() - OTHER_FILES);
        assertThat(clients).as("clients that the limit of open files allows").isPositive();
        return clients;
    }

    private static int filesAllowed() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount());
    }
}
