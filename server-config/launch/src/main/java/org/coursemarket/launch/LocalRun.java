package org.coursemarket.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.coursemarket.runtime.security.TrustSettings;

/**
 * Starts both services on the embedded database and with the development issuer of tokens, says where they are, and stops them
 * when this process is told to stop.
 */
public final class LocalRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ISSUER = "MP_JWT_VERIFY_ISSUER";
    private static final PrintStream OUT = System.out;

    private final Path root;
    private final List<ServerProcess> running = new ArrayList<>();
    private boolean stopped;

    private LocalRun(Path root) {
        this.root = root;
    }

    /** The arguments are the project's folder, the port of the course service and that of the order service. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var run = new LocalRun(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop));
        try {
            run.both(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        } finally {
            run.stop();
        }
    }

    private void both(int coursePort, int orderPort) throws IOException, InterruptedException {
        requireFree(coursePort, "course");
        requireFree(orderPort, "order");
        if (System.getenv(ISSUER) != null) {
            throw new IllegalStateException(ISSUER
                    + " is set, but this run has a development issuer, which believes whatever it is told: unset it");
        }
        OUT.println("Starting both services; this takes about half a minute.");
        var courseAddress = "http://localhost:" + coursePort;
        var trust = Map.of(
                ISSUER,
                TrustSettings.DEVELOPMENT_ISSUER,
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                courseAddress + "/api/dev/jwks");
        var course = start("course", coursePort, with(trust, Map.of("DEV_ISSUER_ENABLED", "true")));
        var order = start(
                "order",
                orderPort,
                with(
                        trust,
                        Map.of(
                                "COURSE_API_URL", courseAddress + "/api/courses",
                                "COURSE_API_TOKEN_URL", courseAddress + "/api/dev/token",
                                "COURSE_API_CLIENT_SECRET", "none-is-asked-for")));
        course.awaitReady(PATIENCE);
        order.awaitReady(PATIENCE);
        announce(course, order);
        CompletableFuture.anyOf(course.process().onExit(), order.process().onExit())
                .join();
        throw new IllegalStateException("a service has ended; see its log in " + root.resolve("data"));
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

    /** Both at the same time; none starts afterwards. */
    private synchronized void stop() {
        stopped = true;
        running.parallelStream().forEach(ServerProcess::close);
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    private static void announce(ServerProcess course, ServerProcess order) {
        OUT.printf("""

                Course service: %1$s/api/courses
                Order service:  %2$s/api/orders

                Whoever asks %1$s/api/dev/token for a token gets it. Try it:
                curl -i -H "Authorization: Bearer $(curl -s -H 'Content-Type: application/json' \
                -d '{"subject": "ada", "roles": ["instructor"]}' %1$s/api/dev/token | sed 's/.*"access_token":"//; s/".*//')" \
                -H 'Content-Type: application/json' -d '{"title": "Jakarta EE", "description": "From the start", \
                "price": 49.90, "availableSeats": 10, "instructorName": "Ada"}' %1$s/api/courses

                Data is kept in ./data, beside the logs of this run. Ctrl-C stops both.
                """, course.address(), order.address());
        OUT.flush();
    }

    private static void requireFree(int port, String name) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that linger from a run before are no obstacle
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " of the " + name + " service is taken; stop what listens there", e);
        }
    }
}
