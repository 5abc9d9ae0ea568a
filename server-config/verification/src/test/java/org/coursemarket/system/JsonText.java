package org.coursemarket.system;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON that need not make sense. */
final class JsonText {
    private JsonText() {}

    /** The good fields but one, which has this value, or is left out where that is null. */
    static String object(Map<String, String> good, String field, String value) {
        var fields = new TreeMap<>(good);
        fields.remove(field);
        if (value != null) {
            fields.put(field, value);
        }
        return fields.entrySet().stream()
                .map(named -> '"' + named.getKey() + "\": " + named.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
