package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says of itself is so, past the proxy. */
class NegotiationIT {
    private static final Pattern ALLOW = Pattern.compile("\r\nAllow: ([^\r]+)\r\n");

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final URI courses = marketplace.courseServer().address();
    private final URI orders = marketplace.orderServer().address();
    private final String course = "/api/courses/" + marketplace.courses().courseWithSeats(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16",
                "application/json; charset=\"iso-8859-1\";q=0.5, text/html",
                "*/*;charset=utf-16",
                ", ,application/json,,",
                ",",
                ""
            })
    void whoTakesJsonGetsItWithoutACharset(String accept) throws IOException {
        var answer = answer(courses, "GET", course, "Accept: " + accept + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\r\nContent-Type: application/json\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", ", x-gzip,,", "identity, br"})
    void aBodyThatIsCodedOrOnlyCalledSo(String coding) throws IOException {
        for (var service : new URI[] {courses, orders}) {
            var path = service.equals(courses) ? "/api/courses" : "/api/orders";
            assertThat(answer(
                            service,
                            "POST",
                            path,
                            "Content-Type: application/json\r\nContent-Encoding: " + coding
                                    + "\r\nContent-Length: 2\r\n",
                            "{}"))
                    .startsWith("HTTP/1.1 415 ")
                    .contains("\r\nAccept-Encoding: identity\r\n");
        }
    }

    @Test
    void aBodyOfWhichNothingIsCoded() throws IOException {
        assertThat(answer(
                        courses,
                        "POST",
                        "/api/courses",
                        "Content-Type: application/json\r\nContent-Encoding: ,identity, \r\nContent-Length: 2\r\n",
                        "{}"))
                .startsWith("HTTP/1.1 401 ");
    }

    /** Each method that is named, and no GET without a HEAD (RFC 9110, section 9.1). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/courses",
                "/api/courses/1",
                "/api/courses/stream",
                "/api/courses/1/price-rules",
                "/api/orders",
                "/api/orders/1",
                "/api/health",
                "/health",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/problems/invalid-token"
            })
    void whatIsAllowedIs(String path) throws IOException {
        var service = path.startsWith("/api/orders") ? orders : courses;
        var refusal = answer(service, "DELETE", path, "");
        assertThat(refusal).startsWith("HTTP/1.1 405 ");
        var allow = ALLOW.matcher(refusal);
        assertThat(allow.find()).as(refusal).isTrue();

        var methods = allow.group(1).split(", ?");
        for (var method : methods) {
            assertThat(answer(service, method, path, "")).as(method).doesNotStartWith("HTTP/1.1 405 ");
        }
        if (allow.group(1).contains("GET")) {
            assertThat(methods).contains("HEAD");
            assertThat(answer(service, "HEAD", path, "")).endsWith("\r\n\r\n");
        }
    }

    /** With a text of the type that is said. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html", ","})
    void whoAsksForTheMethodsGetsThem(String accept) throws IOException {
        var answer = answer(courses, "OPTIONS", "/api/courses", "Accept: " + accept + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nAllow: ", "POST")
                .contains("\r\nContent-Type: text/plain\r\n")
                .doesNotEndWith("\r\n\r\n");
    }

    /** By the services themselves: the proxy would add what is missing (RFC 9110, section 6.6.1). */
    @Test
    void eachAnswerHasItsDate() throws IOException {
        for (var answer : new String[] {
            answer(courses, "GET", course, ""),
            answer(courses, "GET", "/api/courses/" + UUID.randomUUID(), ""),
            answer(courses, "GET", "/nothing", ""),
            answer(courses, "GET", "/metrics", ""),
            answer(courses, "TRACE", "/health", ""),
            answer(orders, "GET", "/api/orders", ""),
            answer(orders, "OPTIONS", "/api/orders", "Origin: http://a\r\nAccess-Control-Request-Method: GET\r\n"),
            answer(orders, "POST", "/api/orders", "Content-Length: 70000\r\n"),
            Wire.answer(orders, "GET /health HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n")
        }) {
            assertThat(answer).containsOnlyOnce("\r\nDate: ");
        }
    }

    /** Without the client's wish: the end of the connection is what it waits for here. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 70000", "Content-Length: 99999999999"})
    void whoIsToldThatTheConnectionClosesSeesItClosed(String length) throws IOException {
        assertThat(Wire.answer(orders, "POST /api/orders HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("\r\nConnection: close\r\n");
    }

    private static String answer(URI service, String method, String path, String headers) throws IOException {
        return answer(service, method, path, headers, "");
    }

    private static String answer(URI service, String method, String path, String headers, String body)
            throws IOException {
        return Wire.answer(
                service,
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n"
                        + body);
    }
}
