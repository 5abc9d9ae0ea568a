package org.coursemarket.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request's bytes, with gaps for what differs. */
public final class Template {
    /** Stands for a value in a path, a header or a body; the values must be as long as the body's length says. */
    public static final String GAP = "{gap}";

    private final byte[][] parts;

    /**
     * A request with a token.
     *
     * @param headers whole lines, each with its line's end
     * @param bodyLength of the body with its gaps filled, in bytes
     */
    public Template(String method, String path, String token, String headers, String body, int bodyLength) {
        String text = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
                + headers
                + (method.equals("GET") ? "" : "Content-Length: " + bodyLength + "\r\n")
                + "\r\n" + body;
        parts = Stream.of(text.split(Pattern.quote(GAP), -1))
                .map(part -> part.getBytes(ISO_8859_1))
                .toArray(byte[][]::new);
    }

    /** One without a body. */
    public static Template withoutBody(String method, String path, String token, String headers) {
        return new Template(method, path, token, headers, "", 0);
    }

    /** Writes the request with these values in its gaps, in their order. */
    public void write(ByteBuffer out, String... values) {
        out.put(parts[0]);
        for (int i = 0; i < values.length; i++) {
            out.put(values[i].getBytes(ISO_8859_1)).put(parts[i + 1]);
        }
    }
}
