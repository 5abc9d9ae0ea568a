package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send, past the proxy: a service never says 500, nor what went wrong inside of it. */
class DirectRequestsIT {
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    private static final String STRANGER =
            "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer x\r\n";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final URI courses = marketplace.courseServer().address();
    private final URI orders = marketplace.orderServer().address();

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%4", "a%+1", "%ff", "%C3%28", "%ED%A0%80", "\u00fc"})
    void aQueryThatIsNoText(String name) throws IOException {
        assertThat(answer(orders, "GET /api/orders?studentName=" + name, ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: application/problem+json")
                .contains("\"field\":\"studentName\"");
    }

    @Test
    void aQueryThatNobodyAskedFor() throws IOException {
        var course = "GET /api/courses/" + marketplace.courses().courseWithSeats(1);

        assertThat(answer(courses, course + "?a=1&&b=+%C3%BC&=", "")).startsWith("HTTP/1.1 200 ");
        assertThat(answer(courses, course + "?a=1&b=%zz", ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/courses", "/api/nothing", "/openapi", "/health"})
    void aFormThatNobodyAskedFor(String path) throws IOException {
        assertThat(form(path + "?a=%zz", "Content-Length: 3", "a=b")).matches("HTTP/1.1 4(00|05) ");
        assertThat(form(path, "Content-Length: 5", "a=%zz")).matches("HTTP/1.1 4(04|05|15) ");
        assertThat(form(path, "Content-Length: 100", "")).matches("HTTP/1.1 40[58] ");
        assertThat(form(path, "Transfer-Encoding: chunked", "1\r\na\r\n")).matches("HTTP/1.1 40[58] ");
    }

    /** The beginning of the answer. */
    private String form(String target, String length, String body) throws IOException {
        try (var wire = new Wire(courses)) {
            wire.send("POST " + target + " HTTP/1.1\r\n" + HOST + "Content-Type: application/x-www-form-urlencoded\r\n"
                    + length + "\r\n\r\n" + body);
            return wire.next("HTTP/1.1 400 ".length());
        }
    }

    /** The connection ends long before the server's own patience with it does. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Content-Length: 99999999"})
    void aBodyThatIsAnsweredBeforeItsEnd(String length) throws IOException {
        var began = Instant.now();
        var answer = Wire.answer(orders, STRANGER + length + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401 ");
        assertThat(Duration.between(began, Instant.now())).isLessThan(SOON);
    }

    @Test
    void whoStillSendsABodyHearsTheAnswer() throws IOException {
        int bytes = 60_000;
        try (var wire = new Wire(orders)) {
            wire.send(STRANGER + "Connection: close\r\nContent-Length: " + bytes + "\r\n\r\n");
            assertThat(wire.next("HTTP/1.1 401 ".length())).isEqualTo("HTTP/1.1 401 ");
            wire.send("x".repeat(bytes));
            assertThat(wire.rest()).endsWith("}");
        }
    }

    @Test
    void aBodyWhereNoneBelongs() throws IOException {
        assertThat(answer(courses, "GET /api/courses/" + UUID.randomUUID(), "{}"))
                .startsWith("HTTP/1.1 404 ")
                .contains("Content-Type: application/problem+json");
        assertThat(answer(courses, "GET /health", "{}")).startsWith("HTTP/1.1 200 ");
    }

    /** Of these the server has no word, and says so before any service sees them. */
    @ParameterizedTest
    @MethodSource
    void whatIsNoRequestHasAnEmptyAnswer(String request) throws IOException {
        for (var service : new URI[] {courses, orders}) {
            assertThat(Wire.answer(service, request)).matches("(?s)HTTP/1.1 (400|505) .*\r\n\r\n");
        }
    }

    static Stream<String> whatIsNoRequestHasAnEmptyAnswer() {
        var start = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n";
        var post = "POST /api/courses HTTP/1.1\r\n" + HOST;
        return Stream.of(
                "GET /api/health HTTP/1.1\r\n\r\n",
                "GET /api/health HTTP/3.0\r\n" + HOST + "\r\n",
                start + "no header: 1\r\n\r\n",
                start + "X: 1\r\n".repeat(60) + "\r\n",
                start + "X: " + "1".repeat(33_000),
                post + "Content-Length: -2\r\n\r\n{}",
                post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
                post + "Transfer-Encoding: chunked\r\n\r\n2;name=value\r\n{}\r\n0\r\n\r\n");
    }

    /** To the same path the server says 400 in one run and 200 in another: {@code /..} for one. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/courses/%ff%fe", "/api/courses/%00", "/..", "/a\\b", "courses"})
    void aPathThatCantBeMappedHasAnEmptyAnswer(String path) throws IOException {
        for (var service : new URI[] {courses, orders}) {
            assertThat(Wire.answer(service, get(path))).matches("(?s)HTTP/1.1 (400|200) .*\r\n\r\n");
        }
    }

    /** That should be a 400: payara/Payara#8000. If it is one day, these belong above. */
    @ParameterizedTest
    @MethodSource
    void whatTheServerFailsAtHasAnEmpty200(String request) throws IOException {
        for (var service : new URI[] {courses, orders}) {
            assertThat(Wire.answer(service, request)).matches("(?s)HTTP/1.1 200 .*\r\n\r\n");
        }
    }

    static Stream<String> whatTheServerFailsAtHasAnEmpty200() {
        return Stream.concat(
                Stream.of("/%zz", "/%", "/%4").map(DirectRequestsIT::get),
                Stream.of("", ":80", "localhost:http", "localhost:-1")
                        .map(host -> "GET /api/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static String answer(URI service, String methodAndTarget, String body) throws IOException {
        var length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return Wire.answer(service, methodAndTarget + " HTTP/1.1\r\n" + HOST + length + "\r\n" + body);
    }
}
