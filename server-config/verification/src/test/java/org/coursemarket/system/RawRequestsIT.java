package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send, to the proxy: what is none, no service gets to see. */
@Needs(Nginx.PROGRAM)
class RawRequestsIT {
    private static final String NOBODY = "/api/courses/" + UUID.randomUUID();
    private static Nginx proxy;

    @BeforeAll
    static void start() {
        proxy = Nginx.before(Marketplace.on(TestDatabase.H2));
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/%",
                "/%4",
                "/api/courses/%ff%fe",
                "/api/orders/%ED%A0%80",
                "/api/courses/%00",
                "/api/courses/%0d%0aX:1",
                "/api/courses/..;/..;/health",
                "/..",
                "/a\\b",
                "/api/courses/%5C",
                "courses"
            })
    void aPathThatIsNoText(String path) throws IOException {
        assertRefused(400, "Bad Request", answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assertRefused(
                400,
                "Bad Request",
                answer("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: \r\n",
                "Host: :80\r\n",
                "Host: localhost:http\r\n",
                "Host: localhost:-1\r\n",
                "Host: local host\r\n",
                "Host: ada@localhost\r\n",
                "Host: a/b\r\n",
                "Host: a\"b\r\n",
                "Host: localhost:65536\r\n",
                "Host: localhost:99999\r\n",
                "Host: localhost\r\nHost: localhost\r\n"
            })
    void aHostThatIsNotOne(String host) throws IOException {
        for (var path : List.of(NOBODY, "/api/orders", "/api/reservations/" + UUID.randomUUID())) {
            assertRefused(400, "Bad Request", answer("GET " + path + " HTTP/1.1\r\n" + host + "\r\n"));
        }
    }

    @Test
    void aHeadThatIsNone() throws IOException {
        var start = "GET " + NOBODY + " HTTP/1.1\r\nHost: localhost\r\n";
        assertRefused(400, "Bad Request", answer(start + "no header: 1\r\n\r\n"));
        assertRefused(400, "Bad Request", answer("noise\r\n\r\n"));
        assertRefused(
                505, "HTTP Version Not Supported", answer("GET " + NOBODY + " HTTP/3.0\r\nHost: localhost\r\n\r\n"));
        assertRefused(501, "Not Implemented", answer(start.replace("GET", "TRACE") + "\r\n"));
    }

    @Test
    void aHeadThatIsTooLarge() throws IOException {
        var start = "GET " + NOBODY + " HTTP/1.1\r\nHost: localhost\r\n";
        assertRefused(431, "Request Header Fields Too Large", answer(start + "X: " + "1".repeat(13_000)));
        assertRefused(
                431, "Request Header Fields Too Large", answer(start + ("X: " + "1".repeat(96) + "\r\n").repeat(300)));
        assertRefused(414, "URI Too Long", answer("GET /" + "a".repeat(13_000)));
    }

    /** A service takes fifty; those that it does not read don't get there. */
    @Test
    void aHeadOfManyLines() throws IOException {
        var head = "GET " + NOBODY + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

        assertThat(answer(head + "X: 1\r\n".repeat(500) + "\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("unknown-course");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Content-Length: -2\r\n\r\n{}",
                "Content-Length: two\r\n\r\n{}"
            })
    void aBodyWithoutAnEndThatIsOne(String restOfRequest) throws IOException {
        assertRefused(
                400,
                "Bad Request",
                answer("POST /api/courses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + restOfRequest));
    }

    /** The proxy leaves it out (RFC 9112, section 7.1.1); a service would say 400 to it. */
    @Test
    void anExtensionOfAChunk() throws IOException {
        assertThat(answer(
                        "POST /api/courses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Authorization: Bearer " + Tokens.of("ada", "instructor")
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n2;name=value\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("/problems/invalid-input");
    }

    /** In one chunk, in many, or only announced. */
    @Test
    void aBodyThatIsTooLarge() throws IOException {
        var post = "POST /api/orders HTTP/1.1\r\nHost: localhost\r\n";
        var chunked = post + "Transfer-Encoding: chunked\r\n\r\n";

        assertRefused(413, "Content Too Large", answer(post + "Content-Length: 65537\r\n\r\n"));
        assertRefused(413, "Content Too Large", answer(post + "Content-Length: 9999999999999999\r\n\r\n"));
        assertRefused(413, "Content Too Large", answer(chunked + "10001\r\n" + " ".repeat(0x10001)));
        assertRefused(413, "Content Too Large", answer(chunked + "1\r\n \r\n".repeat(0x10001)));
    }

    /** The connection is closed behind it, and it has the headers that every problem of the services has. */
    private static void assertRefused(int status, String title, String answer) throws IOException {
        var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .endsWith("\r\n\r\n{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}");
        assertThat(head.lines()).contains("Content-Type: application/problem+json", "Connection: close");
        assertThat(head.lines()).containsAll(securityHeaders());
    }

    private static List<String> securityHeaders() throws IOException {
        URI service = Marketplace.on(TestDatabase.H2).courseServer().address();
        var problem =
                Wire.answer(service, "GET " + NOBODY + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var headers = problem.lines()
                .filter(line -> line.matches("(Cache|Content-Security|Referrer|Strict|X)-.*"))
                .toList();
        assertThat(headers).hasSize(6);
        return headers;
    }

    private static String answer(String request) throws IOException {
        return Wire.answer(proxy.address(), request);
    }
}
