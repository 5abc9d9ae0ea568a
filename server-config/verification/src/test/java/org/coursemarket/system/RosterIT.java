package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The roster of a course, on both databases. */
@ParameterizedClass
@EnumSource
class RosterIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final String ada = "Ada " + UUID.randomUUID();
    private final String student = "Student " + UUID.randomUUID();

    RosterIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @Test
    void theOwnerSeesWhoHasBoughtAndForHowMuch() {
        var course = CourseSystem.offer(courses.http.with(Tokens.of(ada, "instructor")), 1)
                .id();
        var order = orders.buy(course, student).body();
        orders.buy(course, "late " + student); // sold out

        var roster = rosterFor(course, Tokens.of(ada, "instructor"));

        assertThat(ids(roster)).containsExactly(order.path("reservationId").asText());
        var entry = roster.body().get(0);
        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "student", "lockedPrice", "currency", "because", "status", "reservedAt", "expiresAt");
        assertThat(entry.path("student")).isEqualTo(order.path("studentId"));
        assertThat(entry.path("lockedPrice")).isEqualTo(order.path("priceAtPurchase"));
        assertThat(entry.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(Instant.parse(entry.path("reservedAt").asText()))
                .isBefore(entry.path("expiresAt").asText());
    }

    @Test
    void nobodyElseSeesIt() {
        var course = CourseSystem.offer(courses.http.with(Tokens.of(ada, "instructor")), 1)
                .id();

        assertRefused(rosterFor(course, Tokens.of("Eve", "instructor")), 403, "not-your-course");
        assertRefused(rosterFor(course, Tokens.of(student, "student")), 403, "role-required");
        assertRefused(rosterFor(course, null), 401, "token-required");
        assertRefused(courses.roster(UUID.randomUUID().toString(), ""), 404, "unknown-course");
        assertThat(ids(courses.roster(course, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 3", "5, 2", "6, 1"})
    void thePagesTogetherAreTheRosterOldestFirst(int limit, int pages) {
        var course = courses.courseWithSeats(5);
        var held = hold(course, 5);
        courses.confirm(held.get(1));
        courses.cancel(held.get(2));

        var listed = new ArrayList<String>();
        int page = 0;
        for (var next = courses.roster(course, "limit=" + limit); next != null; next = courses.http.next(next)) {
            listed.addAll(ids(next));
            page++;
        }

        assertThat(listed).isEqualTo(held);
        assertThat(page).isEqualTo(pages);
    }

    @Test
    void theRosterHasOneStatus() {
        var course = courses.courseWithSeats(4);
        var held = hold(course, 4);
        courses.confirm(held.get(0));
        courses.confirm(held.get(2));
        courses.cancel(held.get(1));

        assertThat(ids(courses.roster(course, "status=CANCELLED"))).containsExactly(held.get(1));
        assertThat(ids(courses.roster(course, "status=RESERVED"))).containsExactly(held.get(3));
        assertThat(ids(courses.roster(course, "status=EXPIRED"))).isEmpty();
        var first = courses.roster(course, "status=CONFIRMED&limit=1");
        assertThat(ids(first)).containsExactly(held.get(0));
        assertThat(ids(courses.http.next(first))).containsExactly(held.get(2));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, 1.5",
        "limit, many",
        "status, SOLD",
        "status, confirmed",
        "cursor, 1",
        "cursor, 00000000-0000-0000-0000-000000000000"
    })
    void badInputIsRefused(String field, String value) {
        assertFieldRefused(courses.roster(courses.courseWithSeats(1), field + "=" + value), field);
    }

    @Test
    void aReservationOfAnotherCourseIsNoCursor() {
        var other = courses.reserve(courses.courseWithSeats(1)).id();

        assertFieldRefused(courses.roster(courses.courseWithSeats(1), "cursor=" + other), "cursor");
    }

    private List<String> hold(String course, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> courses.reserve(course).id())
                .toList();
    }

    private Answer rosterFor(String course, String token) {
        return courses.http.with(token).get("/api/courses/" + course + "/reservations");
    }

    private static List<String> ids(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return StreamSupport.stream(page.body().spliterator(), false)
                .map(entry -> entry.path("id").asText())
                .toList();
    }
}
