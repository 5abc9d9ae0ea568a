package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A course that makes no sense is refused with a problem that names the field, and changes nothing. */
@ParameterizedClass
@EnumSource
class BadCourseIT {
    private static final Map<String, String> GOOD_COURSE = Map.of(
            "title", "\"t\"",
            "description", "\"d\"",
            "price", "1.5",
            "availableSeats", "1",
            "instructorName", "\"i\"");

    private static final String EMOJI = Character.toString(0x1f600);

    private final CourseSystem courses;

    BadCourseIT(TestDatabase database) {
        courses = Marketplace.on(database).courses();
    }

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
                "title | \"a\\u0085b\"",
                "title | \"\\u200b\\u3000\"",
                "description | null",
                "description | \"\"",
                "description | 1.5",
                "price | null",
                "price | -0.01",
                "price | 1.999",
                "price | 1.00001",
                "price | 100000000000.01",
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
        assertFieldRefused(newCourse(courseWith(field, value)), field);
    }

    @Test
    void aFieldThatIsTooLong() {
        assertFieldRefused(newCourse(courseWith("title", text(201))), "title");
        assertFieldRefused(newCourse(courseWith("description", text(4001))), "description");
        assertFieldRefused(newCourse(courseWith("instructorName", text(101))), "instructorName");
        assertThat(newCourse(courseWith("title", text(200))).status()).isEqualTo(201);
    }

    /** Of two UTF-16 units each: both databases have room for as many of these as of any other. */
    @Test
    void theLongestTextsOfRareCharacters() {
        var course = courseWith("title", text(EMOJI, 200));
        var created = newCourse(course.replace("\"d\"", text(EMOJI, 4000)).replace("\"i\"", text(EMOJI, 100)));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var stored = courses.course(created.id()).body();
        assertThat(stored.path("title").asText()).isEqualTo(EMOJI.repeat(200));
        assertThat(stored.path("description").asText()).isEqualTo(EMOJI.repeat(4000));
        assertThat(stored.path("instructorName").asText()).isEqualTo(EMOJI.repeat(100));
        assertFieldRefused(newCourse(courseWith("title", text(EMOJI, 201))), "title");
    }

    @Test
    void aFieldThatIsMissing() {
        for (var field : GOOD_COURSE.keySet()) {
            assertFieldRefused(newCourse(courseWith(field, null)), field);
        }
    }

    @Test
    void aBodyThatIsNotUtf8() {
        var latin1 =
                BodyPublishers.ofByteArray(courseWith("title", "\"\u00fc\"").getBytes(StandardCharsets.ISO_8859_1));

        assertFieldRefused(
                courses.http.send("POST", "/api/courses", latin1, Map.of("Content-Type", "application/json")), "body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.999", "\"1\"", "null", "1e400"})
    void aPrice(String price) {
        var course = courses.courseWithSeats(1);

        var answer = courses.http.json("PATCH", "/api/courses/" + course + "/price", "{\"price\": " + price + "}");

        assertFieldRefused(answer, "price");
        assertThat(courses.course(course).body().path("price").decimalValue()).isEqualByComparingTo("49.90");
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

    @Test
    void aStudentWhoseNameIsTooLong() {
        var course = courses.courseWithSeats(1);

        var answer = courses.http.send(
                "PATCH",
                "/api/courses/" + course + "/reserveSeat",
                BodyPublishers.noBody(),
                Map.of("Student", "x".repeat(256)));

        assertFieldRefused(answer, "student");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    private Answer newCourse(String body) {
        return courses.http.json("POST", "/api/courses", body);
    }

    private static String courseWith(String field, String value) {
        var sent = new HashMap<>(GOOD_COURSE);
        sent.put("unknown", "[1]");
        return JsonText.object(sent, field, value);
    }

    private static String text(int length) {
        return text("x", length);
    }

    private static String text(String character, int length) {
        return '"' + character.repeat(length) + '"';
    }
}
