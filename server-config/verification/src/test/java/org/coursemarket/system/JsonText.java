package org.coursemarket.system;

import java.util.Map;

/** JSON that need not make sense. */
final class JsonText {
    private JsonText() {}

    /** The good fields but one, which has this value, or is left out where that is null. */
    static String object(Map<String, String> good, String field, String value) {
        var json = new StringBuilder("{\"unknown\": [1]");
        good.forEach((name, goodValue) -> {
            if (!name.equals(field)) {
                json.append(", \"").append(name).append("\": ").append(goodValue);
            }
        });
        if (value != null) {
            json.append(", \"").append(field).append("\": ").append(value);
        }
        return json.append('}').toString();
    }
}
