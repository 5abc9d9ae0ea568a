package org.coursemarket.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coursemarket.launch.ServerProcess;

/** The same WARs on WildFly, as {@code server-config/wildfly/standalone.xml} configures it. */
final class WildFly {
    /** Maven has put the server and the modules that it needs there. */
    private static final Path FOLDER = Marketplace.ROOT.resolve("server-config/verification/target/wildfly");

    private static final Path HOME = FOLDER.resolve("server");

    /** What of the JDK WildFly's own script opens to libraries, as far as any is used here. */
    private static final List<String> OPEN_PACKAGES =
            List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.util");

    private WildFly() {}

    /** A service in a server of its own; a WAR of this name is at the root. */
    static ServerProcess start(String name, int port, Path log, Map<String, String> settings) throws IOException {
        var base = FOLDER.resolve(name + "-" + port);
        var deployments = Files.createDirectories(base.resolve("deployments"));
        Files.copy(
                Marketplace.ROOT.resolve(ServerProcess.war(name)),
                deployments.resolve("ROOT.war"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                Marketplace.ROOT.resolve("server-config/wildfly/standalone.xml"),
                Files.createDirectories(base.resolve("configuration")).resolve("standalone.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        return ServerProcess.start(
                name, command(base, port, Marketplace.freePort()), port, Marketplace.ROOT, log, settings);
    }

    /** What WildFly's own script runs. */
    private static List<String> command(Path base, int port, int managementPort) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        OPEN_PACKAGES.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-jar",
                HOME.resolve("jboss-modules.jar").toString(),
                "-mp",
                HOME.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + HOME,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.management.http.port=" + managementPort));
        return command;
    }
}
