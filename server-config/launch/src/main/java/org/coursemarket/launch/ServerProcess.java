package org.coursemarket.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as a process of its own, started as everywhere: {@code java @server-config/server.args}. */
public final class ServerProcess implements AutoCloseable {
    /** What {@code org.coursemarket.start.Start} says before the cause. */
    private static final String FAILED_START = "The start failed: ";

    /** A service answers what it has begun before it ends. */
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(40);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Process process;
    private final URI address;
    private final Path log;
    private final Thread reader;

    private ServerProcess(String name, Process process, URI address, Path log) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.log = log;
        reader = new Thread(this::copyToLog, "log of the " + name + " service");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a WAR and returns at once.
     *
     * @param name of the service, and of its WAR: {@code course} is {@code course-war/target/course-war.war}
     * @param root the project's folder, which the process runs in
     * @param log takes what the process prints, after what it has already; see {@link LogFile}
     * @param settings environment variables beside those of this process
     */
    public static ServerProcess start(String name, int port, Path root, Path log, Map<String, String> settings)
            throws IOException {
        return start(name, war(name), port, root, log, settings);
    }

    /** The same for a WAR that stands elsewhere, or under the root. */
    public static ServerProcess start(
            String name, Path war, int port, Path root, Path log, Map<String, String> settings) throws IOException {
        return start(name, war, port, root, Path.of(System.getProperty("java.home")), log, settings);
    }

    /** The same on the Java that has this home. */
    public static ServerProcess start(
            String name, Path war, int port, Path root, Path javaHome, Path log, Map<String, String> settings)
            throws IOException {
        var java = javaHome.resolve("bin").resolve("java").toString();
        var command =
                List.of(java, "@server-config/server.args", "--port", String.valueOf(port), "--deploy", war.toString());
        return start(name, command, port, root, log, settings);
    }

    /** The same on another server, by the command that starts it with the service's WAR. */
    public static ServerProcess start(
            String name, List<String> command, int port, Path root, Path log, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(settings);
        return new ServerProcess(name, builder.start(), URI.create("http://localhost:" + port), log);
    }

    /** Where Maven leaves the service's WAR, below the root. */
    public static Path war(String name) {
        return Path.of(name + "-war", "target", name + "-war.war");
    }

    /**
     * Waits until the service is ready for requests.
     *
     * @throws IllegalStateException if it ends, or takes longer than this, with its word on why
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        if (!isReadyWithin(patience)) {
            close();
            throw new IllegalStateException("the time is over: the %s service was not ready after %d s: %s"
                    .formatted(name, patience.toSeconds(), complaint()));
        }
    }

    /**
     * Waits at most this long. A service that is not ready then goes on starting.
     *
     * @throws IllegalStateException if it ends, with its word on why
     */
    public boolean isReadyWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the " + name + " service did not start: " + complaint());
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    /** {@code course} or {@code order}. */
    public String name() {
        return name;
    }

    public URI address() {
        return address;
    }

    /** What the process has printed. */
    public Path log() {
        return log;
    }

    public Process process() {
        return process;
    }

    /** Ends the process as {@code kill -9} does, and waits for its end. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Tells the process to end in good order, and does not wait for it. */
    public void stop() {
        process.toHandle().destroy(); // process.destroy() would close the stream that its last lines come by
    }

    /** Ends the process in good order, or after 40 s without. */
    @Override
    public void close() {
        stop();
        try {
            if (!process.waitFor(PATIENCE_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private void copyToLog() {
        try {
            new LogFile(log).copy(process.getInputStream());
        } catch (IOException e) {
            return; // it has ended, and with it what it prints
        }
    }

    /** Its last line, if that is the cause of a failed start, or the end of the log. */
    private String complaint() throws InterruptedException {
        reader.join(PATIENCE_TO_STOP.toMillis());
        var lines = lines();
        var last = lines.subList(Math.max(0, lines.size() - 20), lines.size());
        return last.stream()
                .filter(line -> line.startsWith(FAILED_START))
                .map(line -> line.substring(FAILED_START.length()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> "its log " + log + " ends with\n" + String.join("\n", last));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            return List.of("(" + log + " can't be read: " + e.getMessage() + ")");
        }
    }
}
