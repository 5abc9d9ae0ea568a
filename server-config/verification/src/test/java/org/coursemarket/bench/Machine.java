package org.coursemarket.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a figure depends on beside the services. */
final class Machine {
    private Machine() {}

    static Map<String, String> described(Postgres postgres) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put(
                "processors", Runtime.getRuntime().availableProcessors() + " x " + line("/proc/cpuinfo", "model name"));
        facts.put("memory", line("/proc/meminfo", "MemTotal"));
        facts.put("load average", Files.readString(Path.of("/proc/loadavg")).strip());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.version"));
        facts.put(
                "PostgreSQL",
                postgres.show("server_version") + ", fsync " + postgres.show("fsync") + ", synchronous_commit "
                        + postgres.show("synchronous_commit"));
        return facts;
    }

    private static String line(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }
}
