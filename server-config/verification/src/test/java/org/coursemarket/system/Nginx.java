package org.coursemarket.system;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real nginx as a process of its own, with files of {@code server-config} that are filled in as its image does it. */
public final class Nginx implements AutoCloseable {
    public static final String PROGRAM = "nginx";
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    /** Of the image, which looks for them in the container. No name is asked for here. */
    private static final Map<String, String> LOCAL_RESOLVERS = Map.of("NGINX_LOCAL_RESOLVERS", "127.0.0.1");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int port = Marketplace.freePort();
    private final int tlsPort = Marketplace.freePort();
    private final Path folder;
    private final Path log;
    private Process process;

    private Nginx() {
        try {
            var all = Files.createDirectories(Marketplace.ROOT.resolve("server-config/verification/target/nginx"));
            folder = Files.createTempDirectory(all, port + "-");
            log = folder.resolve("log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The proxy in front of both services. */
    public static Nginx before(Marketplace marketplace) {
        return proxy(List.of(marketplace.coursePort()), List.of(marketplace.orderPort()));
    }

    /** The proxy in front of what listens on these ports of this machine. */
    static Nginx proxy(List<Integer> courseServices, List<Integer> orderServices) {
        return new Nginx().startedAsProxy(courseServices, orderServices);
    }

    /** The same, which also speaks TLS. */
    static Nginx withTls(Marketplace marketplace, Path certificate, Path key) {
        var nginx = new Nginx();
        try {
            Files.copy(certificate, nginx.folder.resolve("certificate.pem"));
            Files.copy(key, nginx.folder.resolve("key.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        nginx.fillIn("nginx-tls.conf", "nginx-tls.conf", Map.of("PROXY_TLS_PORT", String.valueOf(nginx.tlsPort)));
        return nginx.startedAsProxy(List.of(marketplace.coursePort()), List.of(marketplace.orderPort()));
    }

    /** What stands between the order services and several course services. */
    static Nginx betweenServices(List<Integer> courseServices) {
        var nginx = new Nginx();
        nginx.fillIn(
                "nginx-courses.conf",
                "nginx.conf",
                Map.of("COURSES_PORT", String.valueOf(nginx.port), "COURSE_SERVICE", servers(courseServices)));
        return nginx.started();
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    URI tlsAddress() {
        return URI.create("https://localhost:" + tlsPort);
    }

    /** Ends the process in good order, or after a while without. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Nginx startedAsProxy(List<Integer> courseServices, List<Integer> orderServices) {
        fillIn(
                "nginx.conf",
                "nginx.conf",
                Map.of(
                        "PROXY_PORT",
                        String.valueOf(port),
                        "COURSE_SERVICE",
                        servers(courseServices),
                        "ORDER_SERVICE",
                        servers(orderServices)));
        return started();
    }

    /** A name stands for each of its addresses; these have no name, so each is written down. */
    private static String servers(List<Integer> ports) {
        return ports.stream().map(each -> "127.0.0.1:" + each).collect(joining("; server "));
    }

    private void fillIn(String template, String file, Map<String, String> settings) {
        var values = new HashMap<>(LOCAL_RESOLVERS);
        values.putAll(settings);
        try {
            var text =
                    Files.readString(Marketplace.ROOT.resolve("server-config").resolve(template));
            var filledIn = NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
            Files.writeString(folder.resolve(file), filledIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Nginx started() {
        var program = ProgramsPresent.find(PROGRAM).orElseThrow().toString();
        try {
            process = new ProcessBuilder(
                            program,
                            "-p",
                            folder + "/",
                            "-c",
                            folder.resolve("nginx.conf").toString(),
                            "-e",
                            "stderr",
                            "-g",
                            "daemon off; pid nginx.pid;")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // where nobody closes it
        await().atMost(PATIENCE).until(this::listens);
        return this;
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx did not start:\n" + Files.readString(log));
        }
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }
}
