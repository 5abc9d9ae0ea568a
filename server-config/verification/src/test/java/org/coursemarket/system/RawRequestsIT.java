package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.testing.TestDatabase;
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
    @ValueSource(strings = {"/api/courses", "/api/nothing", "/openapi", "/health"})
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/%",
                "/%4",
                "/api/courses/%ff%fe",
                "/%ED%A0%80",
                "/api/courses/%00",
                "/..",
                "/a\\b",
                "courses"
            })
    void aPathThatIsNoText(String path) throws IOException {
        assertRefused(400, "Bad Request", raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assertRefused(
                400,
                "Bad Request",
                raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: \r\n",
                "Host: :80\r\n",
                "Host: localhost:http\r\n",
                "Host: local host\r\n",
                "Host: ada@localhost\r\n",
                "Host: localhost\r\nHost: localhost\r\n"
            })
    void aHostThatIsNotOne(String host) throws IOException {
        assertRefused(400, "Bad Request", raw("GET /api/health HTTP/1.1\r\n" + host + "\r\n"));
    }

    @Test
    void aHeadThatIsNone() throws IOException {
        var start = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n";
        assertRefused(400, "Bad Request", raw(start + "no header: 1\r\n\r\n"));
        assertRefused(400, "Bad Request", raw(start + "X: 1\r\n".repeat(60) + "\r\n"));
        assertRefused(400, "Bad Request", raw(start + "X: " + "1".repeat(17_000)));
        assertRefused(505, "HTTP Version Not Supported", raw("GET /api/health HTTP/3.0\r\nHost: localhost\r\n\r\n"));
    }

    @Test
    void aChunkThatIsNone() throws IOException {
        assertRefused(400, "Bad Request", raw("""
                POST /api/courses HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                zz\r
                {}\r
                """));
    }

    /** The connection is closed behind it, and it has the headers that every problem has. */
    private void assertRefused(int status, String title, String answer) throws IOException {
        var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " " + title + "\r\n")
                .endsWith("\r\n\r\n{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}");
        assertThat(head.lines()).contains("Content-Type: application/problem+json", "Connection: close");
        assertThat(head.lines()).containsAll(securityHeaders());
    }

    private List<String> securityHeaders() throws IOException {
        var problem = answer(marketplace.courseServer(), "GET /api/courses/" + UUID.randomUUID(), "");
        var headers = problem.lines()
                .filter(line -> line.matches("(Cache|Content-Security|Referrer|Strict|X)-.*"))
                .toList();
        assertThat(headers).hasSize(6);
        return headers;
    }

    private String raw(String request) throws IOException {
        try (var socket = connected(marketplace.courseServer())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
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
        var socket = connected(server);
        var request =
                methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static Socket connected(ServerProcess server) throws IOException {
        var socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}
