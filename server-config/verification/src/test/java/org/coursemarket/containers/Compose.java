package org.coursemarket.containers;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml says of each container. */
final class Compose {
    static final String TEXT = Repository.read("docker-compose.yml");
    private static final Map<String, Map<String, Map<String, Object>>> PARSED = new Yaml().load(TEXT);

    private Compose() {}

    static Map<String, ?> volumes() {
        return PARSED.get("volumes");
    }

    static Map<String, Object> container(String name) {
        return PARSED.get("services").get(name);
    }

    static Map<String, String> environment(String container) {
        return ((Map<?, ?>) container(container).get("environment"))
                .entrySet().stream()
                        .collect(toMap(
                                entry -> entry.getKey().toString(),
                                entry -> entry.getValue().toString()));
    }

    static List<String> list(String container, String key) {
        return strings(container(container).get(key));
    }

    static List<String> healthCheck(String container) {
        return strings(((Map<?, ?>) container(container).get("healthcheck")).get("test"));
    }

    private static List<String> strings(Object list) {
        return ((Collection<?>) list).stream().map(Object::toString).toList();
    }
}
