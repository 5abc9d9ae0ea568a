package org.coursemarket.containers;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What a file of Docker Compose says of each container. */
final class Compose {
    static final Compose MAIN = new Compose("docker-compose.yml");
    static final Compose NODES = new Compose("server-config/compose-nodes.yml");
    static final Compose EYES = new Compose("server-config/compose-eyes.yml");
    static final Compose TLS = new Compose("server-config/compose-tls.yml");

    private final String text;
    private final Map<String, Map<String, Map<String, Object>>> parsed;

    private Compose(String file) {
        text = Repository.read(file);
        parsed = new Yaml().load(text.replace(" !override", ""));
    }

    String text() {
        return text;
    }

    /** Begins the name of each image that is built. */
    String project() {
        return String.valueOf(new Yaml().<Map<String, ?>>load(text).get("name"));
    }

    Map<String, ?> volumes() {
        return parsed.get("volumes");
    }

    Set<String> containers() {
        return parsed.get("services").keySet();
    }

    Map<String, Object> container(String name) {
        return parsed.get("services").get(name);
    }

    Map<String, String> environment(String container) {
        return ((Map<?, ?>) container(container).get("environment"))
                .entrySet().stream()
                        .collect(toMap(
                                entry -> entry.getKey().toString(),
                                entry -> entry.getValue().toString()));
    }

    /** Empty where the container does not have it. */
    List<String> list(String container, String key) {
        return strings(container(container).getOrDefault(key, List.of()));
    }

    /** What it waits for the health of. */
    Set<String> waitsFor(String container) {
        Map<?, ?> needed = (Map<?, ?>) container(container).get("depends_on");
        return needed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Map.of("condition", "service_healthy")))
                .map(entry -> entry.getKey().toString())
                .collect(toSet());
    }

    List<String> healthCheck(String container) {
        return strings(((Map<?, ?>) container(container).get("healthcheck")).get("test"));
    }

    private static List<String> strings(Object list) {
        return ((Collection<?>) list).stream().map(Object::toString).toList();
    }
}
