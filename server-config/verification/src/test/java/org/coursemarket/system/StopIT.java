package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** SIGTERM while clients use a service: it serves, then it refuses, then nobody listens. */
@Tag("full")
@Isolated("its clients take all the processors there are")
class StopIT {
    private static final int CLIENTS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long whoever stops a process waits before killing it; {@code docker-compose.yml} says so too. */
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(40);

    /** The virtual machine's own for SIGTERM. */
    private static final int TERMINATED = 143;

    /** What a client has seen of one request. The later ones come later. */
    private enum Phase {
        SERVED,
        REFUSED,
        CLOSED
    }

    private final List<Thread> clients = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private final Map<String, Optional<Answer>> purchases = new ConcurrentHashMap<>();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private Marketplace marketplace;
    private Settlement settlement;

    @Test
    void theOrderServiceAnswersWhatItHasBegunAndRefusesTheRest() throws Exception {
        try (var troubled = TroubledMarketplace.take(TestDatabase.H2)) {
            begin(troubled);
            var slow = slowPurchase(troubled.proxy);
            String course = settlement.course(marketplace.courses().courseWithSeats(100_000));
            clients(client -> purchase(course, client));
            awaitServed(CLIENTS);
            var order = marketplace.orderServer();

            order.stop();
            order.stop(); // whoever is impatient
            await().atMost(PATIENCE).until(() -> refused.get() > 0);
            assertSaysItTakesNoRequests(order);

            assertThat(slow.get(1, TimeUnit.MINUTES).status())
                    .as(slow.get().text())
                    .isIn(201, 202);
            assertStopped(order);
            endOfClients();
            marketplace.startOrder();
            marketplace.awaitReady();
            settlement.assertReached();
        }
    }

    @Test
    void buyersAndReadersMeetNothingWorseWhileTheCourseServiceStops() throws Exception {
        try (var troubled = TroubledMarketplace.take(TestDatabase.H2)) {
            begin(troubled);
            String course = settlement.course(marketplace.courses().courseWithSeats(100_000));
            clients(client -> client % 2 == 0 ? read(course) : purchase(course, client));
            awaitServed(CLIENTS);
            var server = marketplace.courseServer();

            server.stop();

            assertStopped(server);
            isOver.set(true);
            endOfClients();
            marketplace.startCourse();
            marketplace.awaitReady();
            settlement.assertReached();
        }
    }

    /** It has begun nothing. */
    @Test
    void aStartThatIsToldToStopEndsAtOnce() throws Exception {
        try (var services = new Marketplace(TestDatabase.H2, Map.of())) {
            services.startCourse();
            var server = services.courseServer();
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(server.log())
                            && Files.readString(server.log())
                                    .contains("[INFO]")); // of the server, which the signal meets

            server.stop();

            assertThat(server.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isEqualTo(TERMINATED);
        }
    }

    private void begin(TroubledMarketplace troubled) {
        marketplace = troubled.services;
        settlement = new Settlement(marketplace);
    }

    /** One that has begun, and is answered after more than a second. */
    private CompletableFuture<Answer> slowPurchase(FaultProxy proxy) throws InterruptedException {
        String course = settlement.course();
        String student = settlement.student("patient " + UUID.randomUUID());
        var begun = new CountDownLatch(1);
        proxy.harm(Call.SELL, course, (client, upstream) -> {
            begun.countDown();
            Fault.DELAY_ANSWER.meet(client, upstream);
        });
        var answer = CompletableFuture.supplyAsync(() -> marketplace.orders().buy(course, student));
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        return answer;
    }

    private Supplier<Answer> purchase(String course, int client) {
        var orders = marketplace.orders();
        return () -> {
            String student = "client " + client + " " + UUID.randomUUID();
            purchases.put(student, Optional.empty());
            var answer = orders.buy(course, student);
            purchases.put(student, Optional.of(answer));
            return answer;
        };
    }

    private Supplier<Answer> read(String course) {
        var courses = marketplace.courses();
        return () -> courses.course(course);
    }

    private void clients(IntFunction<Supplier<Answer>> requests) {
        for (int i = 0; i < CLIENTS; i++) {
            var request = requests.apply(i);
            var client = new Thread(() -> askAgainAndAgain(request));
            client.start();
            clients.add(client);
        }
    }

    /** Until nobody listens any more, or all is over. */
    private void askAgainAndAgain(Supplier<Answer> request) {
        var latest = Phase.SERVED;
        while (latest != Phase.CLOSED && !isOver.get()) {
            var phase = phaseOf(request);
            if (phase.compareTo(latest) < 0) {
                complain(phase + " after " + latest);
            }
            latest = phase;
        }
    }

    private Phase phaseOf(Supplier<Answer> request) {
        Answer answer;
        try {
            answer = request.get();
        } catch (UncheckedIOException e) {
            if (isOfAnAnswerThatBroke(e.getCause())) {
                complain(e.toString());
            }
            return Phase.CLOSED;
        }
        boolean isStopping = answer.text().contains("The service stops");
        if (!isStopping && List.of(200, 201, 202).contains(answer.status())) {
            served.incrementAndGet();
        } else if (answer.status() != 503
                || !answer.contentType().equals("application/problem+json")
                || answer.headers().firstValue("retry-after").isEmpty()) {
            complain(answer.toString());
        }
        if (isStopping) {
            refused.incrementAndGet();
            assertThat(answer.headers().firstValue("connection")).contains("close");
        }
        return isStopping ? Phase.REFUSED : Phase.SERVED;
    }

    /** As the JDK's client says it. A connection that ended before the first byte may be any that was kept for the next request. */
    private static boolean isOfAnAnswerThatBroke(IOException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.contains("bytes received") || text.contains("EOF reached while reading");
    }

    private void complain(String what) {
        synchronized (strange) {
            strange.add(what);
        }
    }

    private void awaitServed(int more) {
        await().atMost(PATIENCE).until(() -> served.get() >= more || !strange.isEmpty());
    }

    private void endOfClients() throws InterruptedException {
        for (var client : clients) {
            client.join();
        }
        System.out.println("StopIT: served " + served + ", refused " + refused);
        assertThat(strange).isEmpty();
        purchases.forEach((student, answer) -> {
            settlement.student(student);
            answer.filter(known -> known.status() == 201).ifPresent(known -> settlement.told(student, known));
        });
    }

    /** Unless it has closed its port: on a slow machine the last of its requests may be answered by now. */
    private static void assertSaysItTakesNoRequests(ServerProcess server) {
        var http = new Http(server.address(), null);
        try {
            assertThat(http.get("/health/ready").status()).isEqualTo(503);
            assertThat(http.get("/health/live").status()).isEqualTo(200);
        } catch (UncheckedIOException closed) {
            assertThat(closed).hasCauseInstanceOf(ConnectException.class);
        }
    }

    private static void assertStopped(ServerProcess server) throws Exception {
        assertThat(server.process().waitFor(UNTIL_KILLED.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(server.process().exitValue()).isEqualTo(TERMINATED);
        await().atMost(PATIENCE) // until all that it has printed is there
                .until(() -> Files.readString(server.log()).contains("requests that were not answered in time: 0"));
    }
}
