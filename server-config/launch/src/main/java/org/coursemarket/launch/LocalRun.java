package org.coursemarket.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Starts the development issuer and both services on the embedded database, says where they are, and stops them when this process is
 * told to stop. It ends its process itself: what went wrong is one line then, and none of Maven's follow.
 */
public final class LocalRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);
    private static final PrintStream OUT = System.out;

    private final Path root;
    private final List<ServerProcess> running = new ArrayList<>();
    private final long begin = System.nanoTime();
    private boolean stopped;

    private LocalRun(Path root) {
        this.root = root;
    }

    /**
     * The arguments are the project's folder, the ports of the course service, the order service and the issuer, and whether there shall
     * be {@link ExampleCourses}.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var run = new LocalRun(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop));
        try {
            var settings = LocalSettings.checked(run.root, arguments[1], arguments[2], arguments[3]);
            var data = LocalSettings.lockData(run.root);
            try {
                run.all(settings, Boolean.parseBoolean(arguments[4]));
            } finally {
                Reference.reachabilityFence(data); // a lock that nobody refers to is given back
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            run.complain(e.getMessage());
        }
        System.exit(1); // stops what runs; waits for that if somebody has told this process to stop
    }

    /** Never returns: they run until they are stopped. */
    private void all(LocalSettings local, boolean demo) throws IOException, InterruptedException {
        OUT.println("Starting both services; this takes about half a minute.");
        var issuer = new DevelopmentIssuer(local.issuerPort());
        var course = start("course", local.coursePort(), courseSettings(local, issuer));
        String courses = course.address() + "/api/courses";
        var order = start("order", local.orderPort(), orderSettings(courses, issuer));
        awaitReady(course);
        awaitReady(order);
        if (demo) {
            new ExampleCourses(courses, issuer).offer();
        }
        announce(course, order, issuer);
        CompletableFuture.anyOf(course.process().onExit(), order.process().onExit())
                .join();
        throw new IllegalStateException("a service has ended; see its log in " + root.resolve("data"));
    }

    /** The shop's pages come from the order service, so the course service is another origin to them. */
    private static Map<String, String> courseSettings(LocalSettings local, DevelopmentIssuer issuer) {
        var settings = new HashMap<>(issuer.settings());
        if (System.getenv("CORS_ORIGINS") == null) {
            settings.put("CORS_ORIGINS", String.join(",", local.pageOrigins()));
        }
        return settings;
    }

    /** It calls the courses at the same address as the shop's pages do. */
    private static Map<String, String> orderSettings(String courses, DevelopmentIssuer issuer) {
        var settings = new HashMap<>(issuer.settings());
        settings.put("COURSE_API_URL", courses);
        settings.put("SHOP_COURSES_URL", courses);
        return settings;
    }

    private synchronized ServerProcess start(String name, int port, Map<String, String> settings) throws IOException {
        if (stopped) {
            throw new IllegalStateException("stopped while starting");
        }
        var log = root.resolve("data").resolve(name + "-service.log");
        var server = ServerProcess.start(name, port, root, log, settings);
        running.add(server);
        return server;
    }

    /** All at the same time; none starts afterwards. */
    private synchronized void stop() {
        stopped = true;
        running.parallelStream().forEach(ServerProcess::close);
    }

    private synchronized void complain(String what) {
        if (!stopped) { // or it is about a service that was stopped with this
            System.err.println(what);
        }
    }

    private void awaitReady(ServerProcess server) throws InterruptedException {
        while (!server.isReadyWithin(BETWEEN_REPORTS)) {
            var waited = Duration.ofNanos(System.nanoTime() - begin);
            var log = root.relativize(server.log());
            if (waited.compareTo(PATIENCE) >= 0) {
                throw new IllegalStateException(
                        "the time is over: the %s service was not ready after %d minutes; its log is %s"
                                .formatted(server.name(), PATIENCE.toMinutes(), log));
            }
            OUT.printf("waiting for the %s service, %d s, its log is %s%n", server.name(), waited.toSeconds(), log);
        }
    }

    private static void announce(ServerProcess course, ServerProcess order, DevelopmentIssuer issuer) {
        OUT.printf("""

                Shop:               %2$s/

                Course service:     %1$s/api/courses
                Order service:      %2$s/api/orders
                Development issuer: %3$s/.well-known/openid-configuration

                Whoever asks %4$s/dev/token for a token gets it. Try it:
                curl -i -H "Authorization: Bearer $(curl -s %4$s/dev/token \
                -d '{"subject": "ada", "roles": ["instructor"]}' | sed 's/.*"access_token":"//; s/".*//')" \
                -H 'Content-Type: application/json' -d '{"title": "Jakarta EE", "description": "From the start", \
                "price": 49.90, "availableSeats": 10, "instructorName": "Ada"}' %1$s/api/courses

                Data is kept in ./data, beside the logs of this run. Ctrl-C stops everything.
                """, course.address(), order.address(), issuer.issuer(), issuer.address());
        OUT.flush();
    }
}
