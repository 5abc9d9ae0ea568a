package org.coursemarket.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.coursemarket.launch.ServerProcess;

/** Starts servers one after another, so that how long each takes can be compared, and stops them in the end. */
final class Services implements AutoCloseable {
    /** How a server is started. */
    private record Launch(String name, String role, Path root, Path war, int port, Map<String, String> settings) {}

    /** A server that is ready, and how long that took. */
    record Started(Launch launch, Watched process, double secondsToReady) {
        String name() {
            return launch.name;
        }

        SocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), launch.port);
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** No hold of one window lapses in another, and streams of one that are not missed yet leave places for the next one's. */
    private static final Map<String, String> COURSE_SETTINGS =
            Map.of("RESERVATION_TTL", "PT24H", "STREAMS_MAX", "10000");

    private final Path root;
    private final Path directory;
    private final Map<String, String> trust;
    private final List<ServerProcess> running = new CopyOnWriteArrayList<>();
    private final List<Started> started = new ArrayList<>();

    /** The trust is the environment of services that take the issuer's tokens. */
    Services(Path root, Path directory, Map<String, String> trust) {
        this.root = root;
        this.directory = directory;
        this.trust = trust;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Each server once. */
    List<Started> started() {
        return started;
    }

    Started bare() {
        try {
            return start("bare", "bare", root, BareWar.pack(root, directory.resolve("bare.war")), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The role tells this process from another one of its site. */
    Started course(Build build, String name, String role, Database database, Map<String, String> overrides) {
        var settings = new HashMap<>(COURSE_SETTINGS);
        settings.putAll(database.settings("COURSE"));
        settings.putAll(build.environment());
        settings.putAll(overrides);
        return start(name, role, build.root(), build.courseWar(), settings);
    }

    Started order(Build build, String name, Database database, SocketAddress course) {
        var settings = new HashMap<>(database.settings("ORDER"));
        settings.put("COURSE_API_URL", "http://localhost:" + ((InetSocketAddress) course).getPort() + "/api/courses");
        settings.putAll(build.environment());
        return start(name, "order", build.root(), build.orderWar(), settings);
    }

    /** Starts a server that was stopped as it was started before: at its address, with its database. */
    Started again(Started one) {
        return start(one.launch);
    }

    /** Stops all that run; others may be started afterwards. */
    @Override
    public void close() {
        running.parallelStream().forEach(ServerProcess::close);
        running.clear();
    }

    private Started start(String name, String role, Path root, Path war, Map<String, String> settings) {
        try {
            var one = start(new Launch(name, role, root, war, freePort(), settings));
            started.add(one);
            return one;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Started start(Launch launch) {
        try {
            var all = new HashMap<>(trust);
            all.putAll(launch.settings);
            all.put("WORK_FOLDER", directory.resolve("run").toString());
            long start = System.nanoTime();
            var log = directory.resolve("logs").resolve(launch.name.replaceAll("\\W+", "-") + ".log");
            var server = ServerProcess.start(launch.name, launch.war, launch.port, launch.root, log, all);
            running.add(server);
            server.awaitReady(PATIENCE);
            return new Started(
                    launch, new Watched(launch.role, server.process().pid(), false), (System.nanoTime() - start) / 1e9);
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
