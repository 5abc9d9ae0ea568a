package org.coursemarket.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * JSON by the grammar of a schema, and now and then something in its place that is none of it.
 *
 * @param known ids that mean something to the service
 * @param oneIn of how many values one is spoilt; 0 for none
 */
record RandomJson(Dice dice, List<String> known, int oneIn) {
    private static final int DEPTH = 3_000;
    private static final String WORDS = """
            null true "" "x" "\\u0000" "\\ud800" "\\x" 'x' " [] {} [null] NaN 0x10 01
            0 -1 -0 1.5 0.001 1e400 -1e-400 1e999999999 2147483648 -9223372036854775809 99999999999999999999""";
    private static final List<String> ODD = Stream.concat(
                    Stream.of(WORDS.split("\\s")),
                    Stream.of(
                            "",
                            "\"\t\"",
                            "9".repeat(5_000),
                            "1." + "0".repeat(5_000),
                            "\"" + "a".repeat(5_000) + "\"",
                            "[".repeat(DEPTH),
                            "[".repeat(DEPTH) + "]".repeat(DEPTH),
                            "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)))
            .toList();

    String of(JsonNode schema) {
        if (dice.oneIn(oneIn)) {
            return dice.of(ODD);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" ->
                IntStream.range(0, dice.below(4))
                        .mapToObj(i -> of(schema.path("items")))
                        .collect(Collectors.joining(",", "[", "]"));
            case "string" -> '"' + text(schema) + '"';
            default -> number(schema);
        };
    }

    /** For where a string has no quotes: a parameter, or the field of a form. */
    String plain(JsonNode schema) {
        return of(schema).replaceAll("^\"(.*)\"$", "$1");
    }

    private String object(JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        var fields = new ArrayList<String>();
        schema.path("properties").properties().forEach(property -> {
            boolean isMissing = dice.oneIn(oneIn) || (!required.contains(property.getKey()) && dice.oneIn(2));
            if (!isMissing) {
                fields.add('"' + property.getKey() + "\":" + of(property.getValue()));
            }
        });
        if (dice.oneIn(oneIn) && !fields.isEmpty()) {
            fields.add(dice.of(fields)); // a second time
        }
        if (dice.oneIn(oneIn)) {
            fields.add("\"unheard-of\":" + dice.of(ODD));
        }
        return fields.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(dice.below(schema.path("enum").size()))
                    .asText();
        }
        if (schema.path("format").asText().equals("uuid")) {
            return known.isEmpty() || dice.oneIn(10)
                    ? UUID.nameUUIDFromBytes(dice.noise(16)).toString()
                    : dice.of(known);
        }
        return "abcdefghijklmnop".substring(dice.below(16));
    }

    private String number(JsonNode schema) {
        int most = (int) Math.min(schema.path("maximum").asLong(1_000), 1_000_000);
        int least = (int) Math.max(Math.min(schema.path("minimum").asLong(0), most), -1_000_000);
        int number = least + dice.below(most - least + 1);
        return schema.has("multipleOf") ? BigDecimal.valueOf(number, 2).toString() : Integer.toString(number);
    }
}
