package org.coursemarket.containers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A part of a YAML document. What is not there is a part with nothing in it. */
record YamlNode(Object value) {
    YamlNode at(String... path) {
        var found = this;
        for (var key : path) {
            found = new YamlNode(found.value instanceof Map<?, ?> map ? map.get(key) : null);
        }
        return found;
    }

    /** Of a list. */
    Stream<YamlNode> items() {
        return (value instanceof Collection<?> list ? list : List.of()).stream().map(YamlNode::new);
    }

    /** The one of a list that has this name. */
    Optional<YamlNode> named(String name) {
        return items().filter(item -> item.at("name").text().equals(name)).findFirst();
    }

    List<String> texts() {
        return items().map(YamlNode::text).toList();
    }

    Set<?> keys() {
        return value instanceof Map<?, ?> map ? map.keySet() : Set.of();
    }

    String text() {
        return String.valueOf(value);
    }

    int number() {
        return Integer.parseInt(text());
    }
}
