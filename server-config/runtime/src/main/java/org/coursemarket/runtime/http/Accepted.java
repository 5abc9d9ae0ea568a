package org.coursemarket.runtime.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an Accept header takes (RFC 9110, section 12.5.1). Parameters other than the weight are not looked at: the types that are
 * offered here have none, not even a charset.
 *
 * @param ranges a weight from 0 to 1 for each range of media types
 */
public record Accepted(Map<String, Double> ranges) {
    private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");

    /** @param header its fields joined by commas; null or an empty list takes everything */
    static Accepted of(String header) {
        var ranges = new HashMap<String, Double>();
        for (var element : HeaderList.elements(header == null ? "" : header.toLowerCase(Locale.ROOT))) {
            var parts = HeaderList.parts(element, ';');
            double weight = parts.stream()
                    .skip(1)
                    .map(WEIGHT::matcher)
                    .filter(weighs -> weighs.matches())
                    .mapToDouble(weighs -> Double.parseDouble(weighs.group(1)))
                    .findFirst()
                    .orElse(1);
            if (!parts.isEmpty()) {
                ranges.merge(parts.get(0), Math.min(weight, 1), Math::max); // twice with other parameters, say
            }
        }
        return new Accepted(ranges.isEmpty() ? Map.of("*/*", 1.0) : ranges);
    }

    /** What whoever sends the request takes. */
    public static Accepted by(HttpServletRequest request) {
        return of(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    }

    /** How much the type is wanted: the weight of the narrowest range that it is in, 0 if it is in none. */
    public double quality(String mediaType) {
        var anyOfItsKind = mediaType.replaceFirst("/.*", "/*");
        var any = ranges.getOrDefault("*/*", 0.0);
        return ranges.getOrDefault(mediaType, ranges.getOrDefault(anyOfItsKind, any));
    }
}
