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
import java.util.regex.Pattern;

/** One service as a process of its own, started as everywhere: {@code java @server-config/server.args}. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern FAILED_DEPLOYMENT = Pattern.compile("Exception while \\w+ the app");
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Process process;
    private final URI address;
    private final Path log;

    private ServerProcess(String name, Process process, URI address, Path log) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * Starts a WAR and returns at once.
     *
     * @param name of the service, and of its WAR: {@code course} is {@code course-war/target/course-war.war}
     * @param root the project's folder, which the process runs in
     * @param log takes what the process prints, from its beginning
     * @param settings environment variables beside those of this process
     */
    public static ServerProcess start(String name, int port, Path root, Path log, Map<String, String> settings)
            throws IOException {
        return start(name, Path.of(name + "-war", "target", name + "-war.war"), port, root, log, settings);
    }

    /** The same for a WAR that stands elsewhere, or under the root. */
    public static ServerProcess start(
            String name, Path war, int port, Path root, Path log, Map<String, String> settings) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(java, "@server-config/server.args", "--port", String.valueOf(port), "--deploy", war.toString());
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        return new ServerProcess(name, builder.start(), URI.create("http://localhost:" + port), log);
    }

    /**
     * Waits until the service is ready for requests.
     *
     * @throws IllegalStateException if it ends, fails to deploy, or takes longer than this, with the log's word on why
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
     * @throws IllegalStateException if it ends or fails to deploy, with the log's word on why
     */
    public boolean isReadyWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || hasFailedToDeploy()) {
                close();
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

    /** Ends the process in good order, or after 20 s without. */
    @Override
    public void close() {
        process.destroy();
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

    /** The server itself goes on without its application. */
    private boolean hasFailedToDeploy() {
        return lines().stream().anyMatch(line -> FAILED_DEPLOYMENT.matcher(line).find());
    }

    /** What the application said of its settings, or the end of the log. */
    private String complaint() {
        var lines = lines();
        return lines.stream()
                .filter(line -> line.contains(" must be ") || line.contains(" must begin "))
                .findFirst()
                .map(line -> line.replaceFirst("^.*Exception: ", "")
                        .replace("]]", "")
                        .strip())
                .orElseGet(() -> "its log " + log + " ends with\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            return List.of("(" + log + " can't be read: " + e.getMessage() + ")");
        }
    }
}
