package org.coursemarket.eyes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.coursemarket.testing.ProjectRoot;

/** Grafana's dashboard as it is checked out. */
final class Dashboard {
    static final Path FILE = ProjectRoot.PATH.resolve("server-config/grafana/marketplace.json");

    private Dashboard() {}

    static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> panels() {
        return list(read().path("panels"));
    }

    /** What its panels ask for. */
    static List<String> queries() {
        return panels().stream()
                .flatMap(panel -> list(panel.path("targets")).stream())
                .map(target -> target.path("expr").asText())
                .toList();
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
