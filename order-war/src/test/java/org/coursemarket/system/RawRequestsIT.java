package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.coursemarket.server.launch.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send. */
class RawRequestsIT {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%4", "a%+1", "%ff", "%C3%28", "%ED%A0%80", "\u00fc"})
    void aQueryThatIsNoText(String name) throws IOException {
        var answer = answer(marketplace.orderServer(), "GET /api/orders?studentName=" + name, "");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: application/problem+json")
                .contains("\"field\":\"studentName\"");
    }

    @Test
    void aQueryThatNobodyAskedFor() throws IOException {
        var course = "GET /api/courses/" + marketplace.courses().courseWithSeats(1);

        assertThat(answer(marketplace.courseServer(), course + "?a=1&&b=+%C3%BC&=", ""))
                .startsWith("HTTP/1.1 200 ");
        assertThat(answer(marketplace.courseServer(), course + "?a=1&b=%zz", ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/courses", "/api/dev/token", "/openapi", "/health"})
    void aFormThatNobodyAskedFor(String path) throws IOException {
        assertThat(form(path + "?a=%zz", "Content-Length: 3", "a=b")).matches("(?s)HTTP/1.1 4(00|05) .*");
        assertThat(form(path, "Content-Length: 5", "a=%zz")).matches("(?s)HTTP/1.1 4(04|05|15) .*");
        assertThat(form(path, "Content-Length: 100", "")).matches("(?s)HTTP/1.1 40[58] .*");
        assertThat(form(path, "Transfer-Encoding: chunked", "1\r\na\r\n")).matches("(?s)HTTP/1.1 40[58] .*");
    }

    private String form(String target, String length, String body) throws IOException {
        var header = "Content-Type: application/x-www-form-urlencoded\r\n" + length + "\r\n";
        return head(marketplace.courseServer(), "POST " + target, header, body);
    }

    @Test
    void aBodyWhereNoneBelongs() throws IOException {
        assertThat(answer(marketplace.courseServer(), "GET /api/courses/" + UUID.randomUUID(), "{}"))
                .startsWith("HTTP/1.1 404 ")
                .contains("Content-Type: application/problem+json");
        assertThat(answer(marketplace.courseServer(), "GET /health", "{}")).startsWith("HTTP/1.1 200 ");
    }

    private static String answer(ServerProcess server, String methodAndTarget, String body) throws IOException {
        var length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        try (var socket = sent(server, methodAndTarget, length, body)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first bytes alone: where a body does not come, the server waits for it even after its answer. */
    private static String head(ServerProcess server, String methodAndTarget, String headers, String body)
            throws IOException {
        try (var socket = sent(server, methodAndTarget, headers, body)) {
            return new String(socket.getInputStream().readNBytes(32), StandardCharsets.UTF_8);
        }
    }

    private static Socket sent(ServerProcess server, String methodAndTarget, String headers, String body)
            throws IOException {
        var socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        var request =
                methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
