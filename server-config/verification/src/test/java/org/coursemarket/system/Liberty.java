package org.coursemarket.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coursemarket.launch.ServerProcess;

/** The same WARs on Open Liberty, as {@code server-config/liberty} configures it. */
final class Liberty {
    /** Maven has put the server there. */
    private static final Path FOLDER = Marketplace.ROOT.resolve("server-config/verification/target/liberty");

    private Liberty() {}

    /** A service in a server of its own, which begins without what an earlier one left. */
    static ServerProcess start(String name, int port, Path log, Map<String, String> settings) throws IOException {
        var all = new HashMap<>(settings);
        all.put("HTTP_PORT", String.valueOf(port));
        all.put(
                "WLP_USER_DIR",
                Marketplace.ROOT.resolve("server-config/liberty").toString());
        all.put("WLP_OUTPUT_DIR", FOLDER.resolve(String.valueOf(port)).toString());
        return ServerProcess.start(name, command(name), port, Marketplace.ROOT, log, all);
    }

    /** What Liberty's own script runs. */
    private static List<String> command(String server) {
        var home = FOLDER.resolve("wlp");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("lib/platform/java/java9.options"),
                "-Xmx512m",
                "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"),
                "-jar",
                home.resolve("bin/tools/ws-server.jar").toString(),
                server,
                "--clean");
    }
}
