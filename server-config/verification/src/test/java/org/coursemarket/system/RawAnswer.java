package org.coursemarket.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What came back over the wire until the connection was closed.
 *
 * @param status 0 where nothing came
 */
record RawAnswer(int status, String head, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int PIECE_BYTES = 8 * 1_024;
    private static final Pattern WHOLE_HEAD = Pattern.compile("\\r\\n\\r\\n");
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)");
    private static final String CHUNKED = "\r\nTransfer-Encoding: chunked";
    private static final String INTERIM = "HTTP/1.1 100 Continue\r\n\r\n";

    /** The answer to a request for which the connection is to be closed; what is missing of one does not come. */
    static RawAnswer to(RandomRequest.Sent request, URI service) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var received = new StringBuilder();
            try {
                socket.getOutputStream().write(request.bytes().getBytes(StandardCharsets.ISO_8859_1));
                if (!request.isHttp()) {
                    socket.shutdownOutput(); // there may be no end to wait for
                }
                read(socket.getInputStream(), received);
            } catch (SocketException reset) { // the service was not interested in the rest
                return parsed(received.toString());
            }
            return parsed(received.toString());
        }
    }

    boolean isProblem() throws IOException {
        return head.contains("\r\nContent-Type: application/problem+json")
                && json().path("status").asInt() == status
                && json().path("instance").asText().startsWith("/")
                && json().path("title").isTextual()
                && json().path("type").isTextual()
                && json().path("detail").isTextual();
    }

    JsonNode json() throws IOException {
        return JSON.readTree(body);
    }

    /** As much as there is; where not all that was announced has come, the service keeps the connection for a while. */
    private static void read(InputStream in, StringBuilder received) throws IOException {
        var piece = new byte[PIECE_BYTES];
        for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
            received.append(new String(piece, 0, size, StandardCharsets.ISO_8859_1));
            if (WHOLE_HEAD.matcher(received).find() && isWhole(parsed(received.toString()))) {
                return;
            }
        }
    }

    /** Of a stream of events the head is, for it has no end. */
    private static boolean isWhole(RawAnswer answer) {
        if (answer.head().contains("\r\nContent-Type: text/event-stream")) {
            return true;
        }
        var length = LENGTH.matcher(answer.head());
        return length.find()
                && answer.body().getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(length.group(1));
    }

    private static RawAnswer parsed(String received) {
        var text = received.startsWith(INTERIM) ? received.substring(INTERIM.length()) : received;
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(0, text, "");
        }
        var head = text.substring(0, end);
        var content = text.substring(end + 4);
        var whole = head.contains(CHUNKED) ? joined(content) : content;
        var body = new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new RawAnswer(Integer.parseInt(head.split(" ", 3)[1]), head, body);
    }

    /** The content of chunks (RFC 9112, section 7.1), as many as have come whole. */
    private static String joined(String chunks) {
        var content = new StringBuilder();
        int from = 0;
        for (int line = chunks.indexOf("\r\n"); line >= 0; line = chunks.indexOf("\r\n", from)) {
            int size = Integer.parseInt(chunks.substring(from, line), 16);
            int end = line + 2 + size;
            if (size == 0 || end > chunks.length()) {
                break;
            }
            content.append(chunks, line + 2, end);
            from = end + 2;
        }
        return content.toString();
    }
}
