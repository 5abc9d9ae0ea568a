package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;
import static org.coursemarket.system.Answers.assertReservation;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an instructor does with a course that is there: its texts, its status, its seats. */
@ParameterizedClass
@EnumSource
class CourseDeskIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final String course;

    CourseDeskIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
        course = courses.courseWithSeats(3);
    }

    @Test
    void editNeedsTheTagOfWhatWasRead() {
        var read = courses.course(course);
        var tag = tag(read);
        assertThat(tag).isEqualTo("\"1\"");
        courses.reserve(course);
        assertThat(tag(courses.course(course))).as("after a sale").isEqualTo(tag);

        var edited = edit(tag, "{\"title\": \"Jakarta EE 11\"}");

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(tag(edited)).isEqualTo("\"2\"");
        assertThat(edited.body()).isEqualTo(courses.course(course).body());
        assertThat(edited.body().path("title").asText()).isEqualTo("Jakarta EE 11");
        assertThat(edited.body().path("description").asText()).isEqualTo("From the start");
        assertRefused(edit(tag, "{\"title\": \"Spring\"}"), 412, "course-version-differs");
        assertRefused(edit(null, "{\"title\": \"Spring\"}"), 428, "version-required");
        assertFieldRefused(edit("2", "{\"title\": \"Spring\"}"), "If-Match");
        assertThat(edit(tag, "{\"title\": \"Jakarta EE 11\"}").status())
                .as("the same, as it comes a second time")
                .isEqualTo(200);
        assertThat(courses.course(course).body()).isEqualTo(edited.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title          | {}",
                "title          | {\"title\": null}",
                "title          | {\"title\": \" \"}",
                "title          | {\"title\": 5}",
                "description    | {\"description\": \"\"}",
                "instructorName | {\"instructorName\": \"a\\u0000b\"}",
                "price          | {\"title\": \"t\", \"price\": 5}",
            })
    void editThatMakesNoSenseChangesNothing(String field, String wish) {
        var before = courses.course(course).body();

        assertFieldRefused(edit("*", wish), field);

        assertThat(courses.course(course).body()).isEqualTo(before);
    }

    @Test
    void courseThatIsPausedSellsNothingButWhatIsHeld() {
        var held = courses.reserve(course).id();
        assertStatus(become("PAUSED"), "PAUSED");

        assertRefused(courses.reserve(course), 409, "course-not-open");
        assertRefused(CourseSystem.quote(courses.http, course, "{}"), 409, "course-not-open");
        var key = UUID.randomUUID();
        assertRefused(orders.buy(course, "Dora", key), 409, "course-not-open");
        assertReservation(courses.confirm(held), "CONFIRMED");
        assertSeats(2, 0, 1);

        assertStatus(become("OPEN"), "OPEN");

        assertRefused(orders.buy(course, "Dora", key), 409, "course-not-open");
        assertThat(orders.buy(course, "Dora", UUID.randomUUID()).status()).isEqualTo(201);
        assertSeats(1, 0, 2);
    }

    @Test
    void courseThatIsClosedIsSoForGood() {
        assertStatus(become("CLOSED"), "CLOSED");
        assertStatus(become("CLOSED"), "CLOSED");

        var refused = become("OPEN");

        assertRefused(refused, 409, "course-status-not-possible");
        assertThat(refused.body().path("courseId").asText()).isEqualTo(course);
        assertThat(courses.course(course).body().path("status").asText()).isEqualTo("CLOSED");
    }

    @Test
    void draftIsBoughtByNobodyUntilItIsOpen() {
        var draft = offer("DRAFT").id();
        var stranger = courses.http.with(null);
        assertRefused(stranger.get("/api/courses/" + draft), 404, "unknown-course");
        assertThat(courses.course(draft).body().path("status").asText()).isEqualTo("DRAFT");
        assertRefused(orders.buy(draft, "Dora"), 409, "course-not-open");

        courses.http.json("PATCH", "/api/courses/" + draft + "/status", "{\"status\": \"OPEN\"}");

        assertThat(stranger.get("/api/courses/" + draft).status()).isEqualTo(200);
        assertThat(orders.buy(draft, "Eve").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\": null}",
                "{\"status\": \"open\"}",
                "{\"status\": \" OPEN \"}",
                "{\"status\": 1}",
                "{\"status\": \"1\"}",
                "{\"status\": \"SOLD\"}",
                "{\"status\": []}"
            })
    void statusThatIsNoneChangesNothing(String wish) {
        assertFieldRefused(courses.http.json("PATCH", "/api/courses/" + course + "/status", wish), "status");
        assertThat(courses.course(course).body().path("status").asText()).isEqualTo("OPEN");
    }

    @Test
    void lateRequestUndoesNoNewerOne() {
        var tag = tag(courses.course(course));
        assertStatus(patch("status", tag, "{\"status\": \"PAUSED\"}"), "PAUSED");
        assertThat(patch("seats", "\"2\"", "{\"totalSeats\": 9}").status()).isEqualTo(200);

        assertRefused(patch("seats", "\"2\"", "{\"totalSeats\": 7}"), 412, "course-version-differs");
        assertRefused(patch("status", tag, "{\"status\": \"OPEN\"}"), 412, "course-version-differs");

        assertSeats(9, 0, 0);
        assertThat(tag(courses.course(course))).isEqualTo("\"3\"");
    }

    @Test
    void statusSaysNothingElse() {
        assertFieldRefused(patch("status", null, "{\"status\": \"PAUSED\", \"totalSeats\": 1}"), "totalSeats");
        assertFieldRefused(patch("seats", null, "{\"totalSeats\": 1, \"status\": \"PAUSED\"}"), "status");
        assertThat(tag(courses.course(course))).isEqualTo("\"1\"");
    }

    @Test
    void newCourseIsNotClosed() {
        assertFieldRefused(offer("CLOSED"), "status");
    }

    @Test
    void seatsAreAddedAndTakenAway() {
        orders.buy(course, "Dora");
        courses.reserve(course);

        assertThat(seats("{\"totalSeats\": 5}").status()).isEqualTo(200);
        assertSeats(3, 1, 1);
        assertThat(seats("{\"totalSeats\": 2}").status()).isEqualTo(200);
        assertSeats(0, 1, 1);

        var refused = seats("{\"totalSeats\": 1}");

        assertRefused(refused, 409, "seats-taken");
        assertThat(refused.body().path("minimum").asInt()).isEqualTo(2);
        assertSeats(0, 1, 1);
        assertRefused(courses.reserve(course), 409, "sold-out");
        assertThat(courses.ledgerOf(course))
                .last()
                .satisfies(change -> assertThat(change.reservationId()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-1", "1000001", "1.5", "99999999999", "\"5\"", "true"})
    void numberOfSeatsThatIsNoneChangesNothing(String total) {
        assertFieldRefused(seats("{\"totalSeats\": " + total + "}"), "totalSeats");
        assertSeats(3, 0, 0);
    }

    private Answer edit(String tag, String wish) {
        return patch("", tag, wish);
    }

    /** A part of the course, if it has this ETag; null for no If-Match. */
    private Answer patch(String part, String tag, String wish) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (tag != null) {
            headers.put("If-Match", tag);
        }
        var path = "/api/courses/" + course + (part.isEmpty() ? "" : "/" + part);
        return courses.http.send("PATCH", path, BodyPublishers.ofString(wish), headers);
    }

    private Answer become(String status) {
        return courses.http.patch("/api/courses/" + course + "/status", Map.of("status", status));
    }

    private Answer seats(String wish) {
        return courses.http.json("PATCH", "/api/courses/" + course + "/seats", wish);
    }

    private Answer offer(String status) {
        return courses.http.post(
                "/api/courses",
                Map.of(
                        "title",
                        "t",
                        "description",
                        "d",
                        "price",
                        5,
                        "availableSeats",
                        2,
                        "instructorName",
                        "i",
                        "status",
                        status));
    }

    private static String tag(Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static void assertStatus(Answer answer, String status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo(status);
    }

    private void assertSeats(int available, int held, int sold) {
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(available + held + sold, available, held, sold));
    }
}
