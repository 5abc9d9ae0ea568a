package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.SeatReplay.Change;
import org.coursemarket.testing.SeatReplay.Seats;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger of a course's seats, on both databases. */
@ParameterizedClass
@EnumSource
class LedgerIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final String student = "Student " + UUID.randomUUID();

    LedgerIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @Test
    void aPurchaseAndItsRefundAreInTheLedger() {
        var course = courses.courseWithSeats(2);
        var order = orders.buy(course, student).id();
        orders.refund(order);
        orders.refund(order);

        assertThat(courses.ledgerOf(course))
                .containsExactly(
                        new Change(1, null, null, null, new Seats(2, 0, 0)),
                        new Change(2, order, null, "RESERVED", new Seats(1, 1, 0)),
                        new Change(3, order, "RESERVED", "CONFIRMED", new Seats(1, 0, 1)),
                        new Change(4, order, "CONFIRMED", "CANCELLED", new Seats(2, 0, 0)));
        courses.assertLedgerAgreesWith(course);
    }

    @Test
    void aRowSaysWhatIsKnownOfIt() {
        var course = courses.courseWithSeats(1);
        courses.cancel(courses.reserve(course).id());

        var rows = courses.ledger(course, "").body();

        assertThat(rows.get(0).fieldNames())
                .toIterable()
                .containsExactly("sequence", "courseId", "at", "availableSeats", "heldSeats", "soldSeats");
        assertThat(rows.get(1).has("from")).isFalse();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.path("courseId").asText()).isEqualTo(course));
        assertThat(rows.findValuesAsText("at"))
                .extracting(Instant::parse)
                .isSorted()
                .first()
                .isEqualTo(Instant.parse(
                        courses.course(course).body().path("createdAt").asText()));
    }

    @Test
    void whatOneKeyDoesTwiceIsInTheLedgerOnce() {
        var course = courses.courseWithSeats(1);
        var key = UUID.randomUUID();

        Crowd.of(8, i -> courses.reserve(course, key));
        Crowd.of(8, i -> courses.confirm(key.toString()));
        courses.reprice(course, 60);

        assertThat(courses.ledgerOf(course)).extracting(Change::to).containsExactly(null, "RESERVED", "CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 3", "3, 2", "4, 2", "5, 2", "6, 1"})
    void thePagesTogetherAreTheLedger(int limit, int pages) {
        var course = courseWithFiveRows();

        var sequences = new ArrayList<Integer>();
        int page = 0;
        for (var next = courses.ledger(course, "limit=" + limit); next != null; next = courses.http.next(next)) {
            sequences.addAll(sequences(next));
            page++;
        }

        assertThat(sequences).containsExactly(1, 2, 3, 4, 5);
        assertThat(page).isEqualTo(pages);
    }

    @Test
    void whoKnowsTheLastRowIsToldWhatCameAfterIt() {
        var course = courseWithFiveRows();
        assertThat(sequences(courses.ledger(course, "cursor=3"))).containsExactly(4, 5);
        assertThat(sequences(courses.ledger(course, "cursor=5"))).isEmpty();
        assertThat(sequences(courses.ledger(course, "cursor=9223372036854775807")))
                .isEmpty();

        courses.reserve(course);

        assertThat(sequences(courses.ledger(course, "cursor=5"))).containsExactly(6);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, 1.5",
        "limit, 99999999999",
        "limit, many",
        "cursor, -1",
        "cursor, 1.5",
        "cursor, 9223372036854775808",
        "cursor, last",
        "cursor, 00000000-0000-0000-0000-000000000000"
    })
    void badInputIsRefused(String field, String value) {
        assertFieldRefused(courses.ledger(courses.courseWithSeats(1), field + "=" + value), field);
    }

    private String courseWithFiveRows() {
        var course = courses.courseWithSeats(9);
        for (int i = 0; i < 4; i++) {
            courses.reserve(course);
        }
        return course;
    }

    private static List<Integer> sequences(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        var sequences = new ArrayList<Integer>();
        page.body().forEach(row -> sequences.add(row.path("sequence").asInt()));
        return sequences;
    }
}
