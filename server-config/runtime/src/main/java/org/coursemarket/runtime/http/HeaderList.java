package org.coursemarket.runtime.http;

import java.util.ArrayList;
import java.util.List;

/** Header fields that are lists (RFC 9110, section 5.6.1), and the parameters of an element, which are parted likewise. */
final class HeaderList {
    private HeaderList() {}

    /** The elements, stripped; the empty ones are left out (section 5.6.1.2). */
    static List<String> elements(String field) {
        return parts(field, ',');
    }

    /** What stands between the separators, stripped and not empty. A separator in quotes is none (section 5.6.4). */
    static List<String> parts(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean isQuoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (isQuoted && next == '\\') {
                i++; // escapes the one behind it
            } else if (next == '"') {
                isQuoted = !isQuoted;
            } else if (next == separator && !isQuoted) {
                add(parts, text.substring(start, i));
                start = i + 1;
            }
        }
        add(parts, text.substring(start));
        return parts;
    }

    private static void add(List<String> parts, String text) {
        String part = text.strip();
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }
}
