package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertProblem;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and changes nothing, whichever database a service has. */
class BadInputIT {
    private static final int BODY_LIMIT_BYTES = 64 * 1024;

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "17", "{} {}", "{\"price\": 1, \"price\": 2}", "{'a': 1}"})
    void aBodyThatIsNoJsonObject(String body) {
        assertFieldRefused(newCourse(body), "body");
        assertFieldRefused(newOrder(body), "body");
    }

    @Test
    void aBodyOfOneByteTooMany() {
        var course = courses.courseWithSeats(1);
        String padded = "{}" + " ".repeat(BODY_LIMIT_BYTES - 1);

        assertProblem(newCourse(padded), 413);
        assertProblem(newOrder(padded), 413);
        assertProblem(courses.http.json("PATCH", "/api/courses/" + course + "/reserveSeat", padded), 413);
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
        assertFieldRefused(newCourse(padded.substring(1)), "body");
    }

    @Test
    void aBodyThatBreaksOff() throws IOException {
        assertThat(statusOf("Content-Length: 100\r\n\r\n{")).isEqualTo("408");
        assertThat(statusOf("Content-Length: 100\r\n\r\n")).isEqualTo("408");
    }

    @Test
    void aBodyThatIsAnnouncedTooLarge() throws IOException {
        assertThat(statusOf("Content-Length: 65537\r\n\r\n")).isEqualTo("413");
        assertThat(statusOf("Content-Length: 99999999999\r\n\r\n")).isEqualTo("413");
    }

    /** Of the same key too: who says it twice may mean something else with it than with one. */
    @Test
    void aKeyInTwoLines() throws IOException {
        for (var server : List.of(marketplace.courseServer(), marketplace.orderServer())) {
            var key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
            String path = server == marketplace.courseServer() ? "/api/courses" : "/api/orders";
            var answer = Wire.answer(
                    server.address(),
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + Tokens.of("ada", "student", "instructor") + "\r\n" + key + key
                            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(answer).startsWith("HTTP/1.1 400").contains("Idempotency-Key must be sent once");
        }
    }

    @Test
    void aBodyOfAnotherType() {
        var course = courses.courseWithSeats(1);
        var plain = Map.of("Content-Type", "text/plain");

        assertProblem(courses.http.send("POST", "/api/courses", json("{}"), plain), 415);
        assertProblem(
                courses.http.send("PATCH", "/api/courses/" + course + "/price", json("{\"price\": 1}"), plain), 415);
        assertProblem(orders.http.send("POST", "/api/orders", json("{}"), plain), 415);
        assertThat(courses.course(course).body().path("price").decimalValue()).isEqualByComparingTo("49.90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g", "%20", "1"})
    void anIdThatIsNoUuid(String id) {
        assertFieldRefused(courses.course(id), "id");
        assertFieldRefused(courses.reprice(id, 1), "id");
        assertFieldRefused(courses.reserve(id), "id");
        assertFieldRefused(courses.confirm(id), "reservationId");
        assertFieldRefused(courses.cancel(id), "reservationId");
        assertFieldRefused(courses.reservation(id), "id");
        assertFieldRefused(orders.order(id), "id");
    }

    /** The answer's status where only so much of a request is sent. */
    private String statusOf(String endOfRequest) throws IOException {
        var address = marketplace.courseServer().address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            var request = "POST /api/courses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + endOfRequest;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 408".length());
            return new String(start, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length());
        }
    }

    private Answer newCourse(String body) {
        return courses.http.json("POST", "/api/courses", body);
    }

    private Answer newOrder(String body) {
        return orders.http.json("POST", "/api/orders", body);
    }

    private static BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }
}
