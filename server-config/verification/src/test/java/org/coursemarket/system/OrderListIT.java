package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;

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

/** The list of a student's orders, page by page, on both databases. */
@ParameterizedClass
@EnumSource
class OrderListIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final UUID id = UUID.randomUUID();
    private final String student = "Ann & Bob? " + id;

    OrderListIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 3", "3, 2", "4, 2", "5, 2", "6, 1"})
    void thePagesTogetherAreTheListOldestFirst(int limit, int pages) {
        var bought = buy(5);

        var listed = new ArrayList<String>();
        int page = 0;
        for (var next = orders.ordersOf(student, "limit=" + limit); next != null; next = orders.http.next(next)) {
            listed.addAll(ids(next));
            page++;
        }

        assertThat(listed).isEqualTo(bought);
        assertThat(page).isEqualTo(pages);
    }

    @Test
    void anOrderThatCameInBetweenIsOnTheNextPage() {
        buy(2);
        var first = orders.ordersOf(student, "limit=2");
        var late = buy(1);

        assertThat(ids(orders.http.next(first))).isEqualTo(late);
    }

    @Test
    void theListHasOneStatus() {
        var bought = buy(3);
        orders.refund(bought.get(1));

        assertThat(ids(orders.ordersOf(student, "status=REFUNDED"))).containsExactly(bought.get(1));
        assertThat(ids(orders.ordersOf(student, "status=CONFIRMED"))).containsExactly(bought.get(0), bought.get(2));
        assertThat(ids(orders.ordersOf(student, "status=CONFIRMED&limit=1&cursor=" + bought.get(1))))
                .containsExactly(bought.get(2));
        assertThat(ids(orders.ordersOf(student, "status=PENDING"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, 1.5",
        "limit, 99999999999",
        "limit, many",
        "status, DONE",
        "status, confirmed",
        "cursor, 1",
        "cursor, 00000000-0000-0000-0000-000000000000"
    })
    void badInputIsRefused(String field, String value) {
        assertFieldRefused(orders.ordersOf(student, field + "=" + value), field);
    }

    @Test
    void anotherStudentsOrderIsNoCursor() {
        var other = orders.buy(courses.courseWithSeats(1), "other " + id).id();

        assertFieldRefused(orders.ordersOf(student, "cursor=" + other), "cursor");
    }

    private List<String> buy(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> orders.buy(courses.courseWithSeats(1), student).id())
                .toList();
    }

    private static List<String> ids(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return StreamSupport.stream(page.body().spliterator(), false)
                .map(order -> order.path("id").asText())
                .toList();
    }
}
