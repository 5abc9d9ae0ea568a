package org.coursemarket.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.coursemarket.launch.ServerProcess;
import org.opentest4j.TestAbortedException;

/**
 * What the services of the tests are started by.
 *
 * @param root the project's folder, or one that is laid out as it
 * @param javaHome of the Java that runs them
 */
record Installation(Path root, Path javaHome) {
    /** What Payara Micro 7 needs. */
    private static final int LEAST_VERSION_OF_JAVA = 21;

    private static final List<String> CONFIGURATION =
            List.of("server.args", "logging.properties", "pre-boot-commands.txt", "post-deploy-commands.txt");

    /**
     * The usual one, or with {@code newer.server=true} the same WARs on a newer server and a newer Java.
     *
     * @throws TestAbortedException if there is no Java for that server
     */
    static Installation tested() {
        if (!Boolean.getBoolean("newer.server")) {
            return new Installation(Marketplace.ROOT, Path.of(System.getProperty("java.home")));
        }
        return Jdk.from(LEAST_VERSION_OF_JAVA)
                .map(jdk -> new Installation(newerServer(), jdk.home()))
                .orElseThrow(() -> new TestAbortedException("no JDK from " + LEAST_VERSION_OF_JAVA + " on was found"));
    }

    ServerProcess start(String name, int port, Path log, Map<String, String> settings) throws IOException {
        return ServerProcess.start(name, ServerProcess.war(name), port, root, javaHome, log, settings);
    }

    /** Maven has put the server there. All else is the project's, but start.jar looks for the server beside itself. */
    private static synchronized Path newerServer() {
        var root = Marketplace.ROOT.resolve("server-config/verification/target/newer-server");
        try {
            Files.copy(
                    Marketplace.ROOT.resolve("server-config/target/start.jar"),
                    root.resolve("server-config/target/start.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
            for (var file : CONFIGURATION) {
                link(root, "server-config/" + file);
            }
            link(root, "course-war");
            link(root, "order-war");
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path root, String file) throws IOException {
        Files.deleteIfExists(root.resolve(file));
        Files.createSymbolicLink(root.resolve(file), Marketplace.ROOT.resolve(file));
    }
}
