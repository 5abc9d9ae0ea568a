package org.coursemarket.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the local run listens, each by the property of that name: {@code course.port}, and so on. It takes nothing else.
 *
 * <p>Maven starts this file by itself before it builds anything, so it uses no other class of the project.
 */
record LocalSettings(int coursePort, int orderPort, int issuerPort) {
    /** As MicroProfile Config takes a setting from the environment: any sign may stand for a dot and a hyphen. */
    private static final Pattern LEADS_ELSEWHERE =
            Pattern.compile("mp.jwt.verify.+|(course|order).db.url|course.api.+", Pattern.CASE_INSENSITIVE);

    /** The default of {@code cors.origins}. */
    private static final String FRONT_END = "http://localhost:3000";

    private record Named(String property, String owner, int port) {
        boolean isTaken() {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true); // connections that linger from a run before are no obstacle
                socket.bind(new InetSocketAddress((InetAddress) null, port));
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }

    /** The arguments are the project's folder, and the ports of the course service, the order service and the issuer. */
    public static void main(String[] arguments) {
        try {
            checked(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * The ports as they are given.
     *
     * @throws IllegalArgumentException that names the property, if one of these is no port, or two are the same
     * @throws IllegalStateException that says whether another run is under way, or names the port at which somebody listens, or the
     *     environment variable that is set
     * @throws IOException that names the folder of data, if it can't be written
     */
    static LocalSettings checked(Path root, String course, String order, String issuer) throws IOException {
        var settings = new LocalSettings(
                parsed("course.port", course), parsed("order.port", order), parsed("issuer.port", issuer));
        settings.requireDifferent();
        if (Files.exists(lockFile(root))) {
            lockData(root).acquiredBy().close();
        }
        settings.requireFree();
        requireOwnEnvironment();
        return settings;
    }

    /**
     * Takes the folder of data for one run. The lock ends with the process, at the latest.
     *
     * @throws IllegalStateException if another run has it
     * @throws IOException if the folder can't be written, with its name
     */
    static FileLock lockData(Path root) throws IOException {
        var file = lockFile(root);
        FileLock lock;
        try {
            Files.createDirectories(file.getParent());
            lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (IOException e) {
            throw new IOException("the folder " + file.getParent() + " can't be written: " + e, e);
        }
        if (lock == null) {
            throw new IllegalStateException(
                    "already running: another run has the data in " + file.getParent() + "; stop it first");
        }
        return lock;
    }

    private static Path lockFile(Path root) {
        return root.resolve("data").resolve("lock");
    }

    /** The services inherit the environment, and would trust, ask or write to whom it names. */
    private static void requireOwnEnvironment() {
        for (var name : new TreeSet<>(System.getenv().keySet())) {
            if (LEADS_ELSEWHERE.matcher(name).matches()) {
                throw new IllegalStateException(
                        name + " is set, but this run has its own issuer, addresses and databases: unset it");
            }
        }
    }

    /**
     * Whose pages ask the course service: those of the shop, under both names of this machine, and of a front end that is developed
     * beside it, as without this run. A browser leaves out the port that is HTTP's own (RFC 6454, section 6.2).
     */
    List<String> pageOrigins() {
        String port = orderPort == 80 ? "" : ":" + orderPort;
        return List.of(FRONT_END, "http://localhost" + port, "http://127.0.0.1" + port);
    }

    private void requireFree() {
        for (var one : named()) {
            if (one.isTaken()) {
                throw new IllegalStateException(
                        "port %d of the %s is taken; stop what listens there, or choose another by -D%s="
                                .formatted(one.port, one.owner, one.property));
            }
        }
    }

    private void requireDifferent() {
        for (var one : named()) {
            for (var other : named()) {
                if (one.port == other.port && !one.equals(other)) {
                    throw new IllegalArgumentException("%s and %s are both %d; each must be a port of its own"
                            .formatted(one.property, other.property, one.port));
                }
            }
        }
    }

    private List<Named> named() {
        return List.of(
                new Named("course.port", "course service", coursePort),
                new Named("order.port", "order service", orderPort),
                new Named("issuer.port", "development issuer", issuerPort));
    }

    private static int parsed(String property, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("%s must be a port from 1 to 65535, not %s".formatted(property, text));
        }
        return Integer.parseInt(text);
    }
}
