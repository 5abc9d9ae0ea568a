package org.coursemarket.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP request on its way through a proxy, with a connection of its own. */
record OneRequest(String text) {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    static OneRequest read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client left");
            }
            bytes.write(next);
            head = next == '\n' ? bytes.toString(StandardCharsets.ISO_8859_1) : "";
        }
        Matcher length = LENGTH.matcher(head);
        bytes.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        return new OneRequest(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    /** The whole answer to it; the connection is of no more use afterwards. */
    byte[] answerOf(Socket upstream) throws IOException {
        var single =
                text.replaceFirst("(?i)\r\nconnection: [^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        upstream.getOutputStream().write(single.getBytes(StandardCharsets.ISO_8859_1));
        return upstream.getInputStream().readAllBytes();
    }
}
