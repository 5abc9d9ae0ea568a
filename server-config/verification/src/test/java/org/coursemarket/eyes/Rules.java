package org.coursemarket.eyes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.coursemarket.testing.ProjectRoot;
import org.yaml.snakeyaml.Yaml;

/** Prometheus' rules as they are checked out. */
final class Rules {
    static final Path FOLDER = ProjectRoot.PATH.resolve("server-config/prometheus");

    private Rules() {}

    static List<String> queries() {
        return all().stream().map(rule -> rule.get("expr")).toList();
    }

    /** What they call what they compute. */
    static List<String> recorded() {
        return named("record");
    }

    static List<String> alerts() {
        return named("alert");
    }

    private static List<String> named(String kind) {
        return all().stream()
                .map(rule -> rule.get(kind))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Map<String, String>> all() {
        Map<String, List<Map<String, List<Map<String, String>>>>> file = new Yaml().load(text("rules.yml"));
        return file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .toList();
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
