package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertRefused;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever makes no sense is refused with a problem that names the field, and changes nothing. */
class BadInputIT {
    private static final int BODY_LIMIT_BYTES = 64 * 1024;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> GOOD_COURSE = Map.of(
            "title", "\"t\"",
            "description", "\"d\"",
            "price", "1.5",
            "availableSeats", "1",
            "instructorName", "\"i\"");

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | null",
                "title | 5",
                "title | true",
                "title | {}",
                "title | []",
                "title | \"\"",
                "title | \"  \"",
                "title | \"a\\u0000b\"",
                "title | \"\\ud800\"",
                "description | null",
                "description | \"\"",
                "description | 1.5",
                "price | null",
                "price | -0.01",
                "price | 1.999",
                "price | 1000000.01",
                "price | 1e400",
                "price | 1e999999999",
                "price | \"12\"",
                "price | true",
                "availableSeats | null",
                "availableSeats | -1",
                "availableSeats | 1.5",
                "availableSeats | 1.0",
                "availableSeats | 1000001",
                "availableSeats | 2147483648",
                "availableSeats | 99999999999999999999",
                "availableSeats | \"5\"",
                "instructorName | null",
                "instructorName | \"\"",
                "instructorName | [1]",
            })
    void aFieldOfANewCourse(String field, String value) {
        assertFieldRefused(courses.http.send("POST", "/api/courses", json(courseWith(field, value)), JSON), field);
    }

    @Test
    void aFieldThatIsTooLong() {
        assertFieldRefused(newCourse(courseWith("title", text(201))), "title");
        assertFieldRefused(newCourse(courseWith("description", text(4001))), "description");
        assertFieldRefused(newCourse(courseWith("instructorName", text(101))), "instructorName");
        assertThat(newCourse(courseWith("title", text(200))).status()).isEqualTo(201);
    }

    @Test
    void aFieldThatIsMissing() {
        for (var field : GOOD_COURSE.keySet()) {
            assertFieldRefused(newCourse(courseWith(field, null)), field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "17", "{} {}", "{\"price\": 1, \"price\": 2}", "{'a': 1}"})
    void aBodyThatIsNoJsonObject(String body) {
        assertFieldRefused(newCourse(body), "body");
        assertFieldRefused(newOrder(body), "body");
    }

    @Test
    void aBodyThatIsNotUtf8() {
        var latin1 =
                BodyPublishers.ofByteArray(courseWith("title", "\"\u00fc\"").getBytes(StandardCharsets.ISO_8859_1));

        assertFieldRefused(courses.http.send("POST", "/api/courses", latin1, JSON), "body");
    }

    @Test
    void aBodyOfOneByteTooMany() {
        var course = courses.courseWithSeats(1);
        String padded = "{}" + " ".repeat(BODY_LIMIT_BYTES - 1);

        assertProblem(newCourse(padded), 413);
        assertProblem(newOrder(padded), 413);
        assertProblem(courses.http.send("PATCH", "/api/courses/" + course + "/reserveSeat", json(padded), JSON), 413);
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
    @ValueSource(strings = {"-1", "1.999", "\"1\"", "null", "1e400"})
    void aPrice(String price) {
        var course = courses.courseWithSeats(1);

        var answer = courses.http.send(
                "PATCH", "/api/courses/" + course + "/price", json("{\"price\": " + price + "}"), JSON);

        assertFieldRefused(answer, "price");
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

    @Test
    void aKeyThatIsNoUuid() {
        var course = courses.courseWithSeats(1);

        var answer = courses.http.send(
                "PATCH",
                "/api/courses/" + course + "/reserveSeat",
                BodyPublishers.noBody(),
                Map.of("Idempotency-Key", "again"));

        assertFieldRefused(answer, "Idempotency-Key");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "courseId | null",
                "courseId | 5",
                "courseId | \"x\"",
                "courseId | \"1-1-1-1-1\"",
                "studentName | null",
                "studentName | \"\"",
                "studentName | 5",
                "studentName | \"a\\u0000b\"",
                "maxPrice | -1",
                "maxPrice | 1.999",
                "maxPrice | \"1\"",
                "maxPrice | 1e400",
            })
    void aFieldOfAnOrder(String field, String value) {
        var course = courses.courseWithSeats(1);
        var good = Map.of(
                "courseId",
                '"' + course + '"',
                "studentName",
                '"' + UUID.randomUUID().toString() + '"');

        assertFieldRefused(newOrder(object(good, field, value)), field);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @Test
    void ordersOfNobody() {
        assertFieldRefused(orders.http.get("/api/orders"), "studentName");
        assertFieldRefused(orders.http.get("/api/orders?studentName="), "studentName");
        assertFieldRefused(orders.http.get("/api/orders?studentName=a%00b"), "studentName");
        assertFieldRefused(orders.http.get("/api/orders?studentName=" + "x".repeat(101)), "studentName");
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
        return courses.http.send("POST", "/api/courses", json(body), JSON);
    }

    private Answer newOrder(String body) {
        return orders.http.send("POST", "/api/orders", json(body), JSON);
    }

    private static void assertFieldRefused(Answer answer, String field) {
        assertRefused(answer, 400, "invalid-input");
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .as(answer.text())
                .contains(field);
    }

    private static BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }

    private static String courseWith(String field, String value) {
        return object(GOOD_COURSE, field, value);
    }

    /** The good fields but one, which has this value, or is left out where that is null. */
    private static String object(Map<String, String> good, String field, String value) {
        var json = new StringBuilder("{\"unknown\": [1]");
        good.forEach((name, goodValue) -> {
            if (!name.equals(field)) {
                json.append(", \"").append(name).append("\": ").append(goodValue);
            }
        });
        if (value != null) {
            json.append(", \"").append(field).append("\": ").append(value);
        }
        return json.append('}').toString();
    }

    private static String text(int length) {
        return '"' + "x".repeat(length) + '"';
    }
}
