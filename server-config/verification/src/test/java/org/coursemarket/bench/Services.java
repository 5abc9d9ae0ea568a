package org.coursemarket.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coursemarket.launch.ServerProcess;

/** Starts servers one after another, so that how long each takes can be compared, and stops them in the end. */
final class Services implements AutoCloseable {
    /** A server that is ready, and how long that took. */
    record Started(String name, SocketAddress address, Watched process, double secondsToReady) {}

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** No hold of one window lapses in another. */
    private static final Map<String, String> LONG_HOLDS = Map.of("RESERVATION_TTL", "PT24H");

    private final Path root;
    private final Path directory;
    private final Map<String, String> trust;
    private final List<ServerProcess> running = new ArrayList<>();
    private final List<Started> started = new ArrayList<>();

    /** The trust is the environment of services that take the issuer's tokens. */
    Services(Path root, Path directory, Map<String, String> trust) {
        this.root = root;
        this.directory = directory;
        this.trust = trust;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    List<Started> started() {
        return started;
    }

    Started bare() {
        try {
            return start("bare", "bare", BareWar.pack(root, directory.resolve("bare.war")), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The role tells this process from another one of its site. */
    Started course(String name, String role, Database database, Map<String, String> overrides) {
        var settings = new HashMap<>(LONG_HOLDS);
        settings.putAll(database.settings("COURSE"));
        settings.putAll(overrides);
        return start(name, role, service("course"), settings);
    }

    Started order(String name, Database database, SocketAddress course) {
        var settings = new HashMap<>(database.settings("ORDER"));
        settings.put("COURSE_API_URL", "http://localhost:" + ((InetSocketAddress) course).getPort() + "/api/courses");
        return start(name, "order", service("order"), settings);
    }

    @Override
    public void close() {
        running.parallelStream().forEach(ServerProcess::close);
    }

    private static Path service(String name) {
        return Path.of(name + "-war", "target", name + "-war.war");
    }

    private Started start(String name, String role, Path war, Map<String, String> settings) {
        try {
            int port = freePort();
            var temporary = Files.createDirectories(directory.resolve("tmp").resolve(String.valueOf(port)));
            var all = new HashMap<>(trust);
            all.putAll(settings);
            all.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
            long start = System.nanoTime();
            var log = directory.resolve("logs").resolve(name.replaceAll("\\W+", "-") + ".log");
            var server = ServerProcess.start(name, war, port, root, log, all);
            running.add(server);
            server.awaitReady(PATIENCE);
            var one = new Started(
                    name,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    new Watched(role, server.process().pid(), false),
                    (System.nanoTime() - start) / 1e9);
            started.add(one);
            return one;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
