package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.testing.ProjectRoot;
import org.coursemarket.testing.TestDatabase;

/** Both services as processes on free ports. */
public final class Marketplace implements AutoCloseable {
    public static final Path ROOT = ProjectRoot.PATH;
    /** Half the processor time to the first request: the tests start dozens of servers, and none of them runs for long. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** Of tests with a machine that has much else to do. */
    public static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final AtomicInteger NEXT_PORT = new AtomicInteger(20_000 + new Random().nextInt(10_000));
    private static final Map<TestDatabase, Marketplace> SHARED = new EnumMap<>(TestDatabase.class);

    /** A server that starts again leaves its earlier log as it was. */
    private static final AtomicInteger STARTS = new AtomicInteger();

    private final Map<String, String> settings;
    private final int coursePort = freePort();
    private final int orderPort = freePort();
    private ServerProcess courseServer;
    private ServerProcess orderServer;

    /** Nothing runs yet. The settings come before those of the databases; purchases have all the time that there may be. */
    public Marketplace(TestDatabase database, Map<String, String> overrides) {
        settings = new HashMap<>(database.settings());
        settings.putAll(Tokens.ISSUER.settings());
        settings.put("COURSE_API_URL", "http://localhost:" + coursePort + "/api/courses");
        settings.put("PURCHASE_DEADLINE", "PT20S");
        settings.putAll(overrides);
    }

    /** One that all tests share, each with courses and students of its own. It is started once and ends with the tests. */
    public static synchronized Marketplace on(TestDatabase database) {
        return SHARED.computeIfAbsent(database, kind -> {
            var marketplace = new Marketplace(kind, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(marketplace::close));
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            marketplace.awaitSale();
            return marketplace;
        });
    }

    public int coursePort() {
        return coursePort;
    }

    public int orderPort() {
        return orderPort;
    }

    /** A setting from the next start of a service on. */
    public void with(String key, String value) {
        settings.put(key, value);
    }

    String setting(String key) {
        return settings.get(key);
    }

    /** From their next start on, the shop's pages find the courses at the course service's own origin, without a proxy. */
    public void letPagesAskBoth() {
        with("SHOP_COURSES_URL", "http://localhost:" + coursePort + "/api/courses");
        with("CORS_ORIGINS", "http://localhost:3000,http://localhost:" + orderPort);
    }

    /** The order service finds the course service through the proxy from its next start on. */
    void between(FaultProxy proxy) {
        with("COURSE_API_URL", "http://localhost:" + proxy.port() + "/api/courses");
    }

    public CourseSystem courses() {
        return new CourseSystem(courseServer.address());
    }

    public OrderSystem orders() {
        return new OrderSystem(orderServer.address());
    }

    public ServerProcess courseServer() {
        return courseServer;
    }

    public ServerProcess orderServer() {
        return orderServer;
    }

    public void startCourse() {
        courseServer = start("course", coursePort);
    }

    public void startOrder() {
        orderServer = start("order", orderPort);
    }

    void startWhatIsDown() {
        if (courseServer == null || !courseServer.process().isAlive()) {
            startCourse();
        }
        if (orderServer == null || !orderServer.process().isAlive()) {
            startOrder();
        }
    }

    public void awaitReady() {
        try {
            if (courseServer != null) {
                courseServer.awaitReady(PATIENCE);
            }
            if (orderServer != null) {
                orderServer.awaitReady(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first purchases load classes for longer than one may take where the processor is busy. */
    public void awaitSale() {
        awaitSale(orders(), courses());
    }

    static void awaitSale(OrderSystem orders, CourseSystem courses) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var student = "student " + UUID.randomUUID(); // of whom no order is on its way
            var answer = orders.buy(courses.courseWithSeats(1), student);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        });
    }

    @Override
    public void close() {
        if (courseServer != null) {
            courseServer.close();
        }
        if (orderServer != null) {
            orderServer.close();
        }
    }

    private ServerProcess start(String name, int port) {
        var log = ROOT.resolve("server-config/verification/target/logs")
                .resolve(name + "-" + port + "-" + STARTS.incrementAndGet() + ".log");
        try {
            var all = new HashMap<>(settings);
            all.put("JAVA_TOOL_OPTIONS", QUICK_START);
            all.putIfAbsent(
                    "WORK_FOLDER",
                    ROOT.resolve("server-config/verification/target/run").toString());
            return switch (System.getProperty("other.server", "none")) {
                case "liberty" -> Liberty.start(name, port, log, all);
                case "wildfly" -> WildFly.start(name, port, log, all);
                case "none" -> Installation.tested().start(name, port, log, all);
                default -> throw new IllegalArgumentException("other.server must be liberty or wildfly");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None of those that the system gives to clients: one of them might have it while a server of the test is down. */
    public static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
