package org.coursemarket.runtime.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an Accept header takes (RFC 9110, section 12.5.1). Parameters other than the weight are not looked at.
 *
 * @param ranges a weight from 0 to 1 for each range of media types
 */
record Accepted(Map<String, Double> ranges) {
    private static final Pattern RANGE = Pattern.compile("([^\\s;]+)(?:\\s*;.*)?");
    private static final Pattern WEIGHT = Pattern.compile(".*;\\s*q=([01](?:\\.[0-9]{0,3})?)\\s*");

    /** @param header its fields joined by commas; what can't be read of it takes nothing */
    static Accepted of(String header) {
        var ranges = new HashMap<String, Double>();
        for (var element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            var range = RANGE.matcher(element.strip());
            if (range.matches()) {
                var weight = WEIGHT.matcher(element);
                ranges.put(range.group(1), weight.matches() ? Double.parseDouble(weight.group(1)) : 1);
            }
        }
        return new Accepted(ranges);
    }

    /** How much the type is wanted: the weight of the narrowest range that it is in, 0 if it is in none. */
    double quality(String mediaType) {
        var anyOfItsKind = mediaType.replaceFirst("/.*", "/*");
        var any = ranges.getOrDefault("*/*", 0.0);
        return ranges.getOrDefault(mediaType, ranges.getOrDefault(anyOfItsKind, any));
    }
}
