package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;

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

/** An order that makes no sense is refused with a problem that names the field, and takes no seat. */
@ParameterizedClass
@EnumSource
class BadOrderIT {
    private final CourseSystem courses;
    private final OrderSystem orders;

    BadOrderIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
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
                "maxPrice | 1.00001",
                "maxPrice | 100000000000.01",
                "maxPrice | \"1\"",
                "maxPrice | 1e400",
                "voucher | \"\"",
                "voucher | \"ab\"",
                "voucher | \"SAVE 10\"",
                "voucher | \"SAVE10\\n\"",
                "voucher | \"01234567890123456789012345678901234567890\"",
                "voucher | 100",
                "voucher | [\"SAVE10\"]",
                "maxprice | 1",
                "MaxPrice | null",
                "max_price | {\"a\": 1}",
            })
    void aFieldOfAnOrder(String field, String value) {
        var course = courses.courseWithSeats(1);
        var good = Map.of(
                "courseId",
                '"' + course + '"',
                "studentName",
                '"' + UUID.randomUUID().toString() + '"');

        assertFieldRefused(newOrder(JsonText.object(good, field, value)), field);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @Test
    void theLongestNameOfRareCharacters() {
        var name = Character.toString(0x1f600).repeat(100);
        var good = Map.of("courseId", '"' + courses.courseWithSeats(1) + '"', "studentName", '"' + name + '"');

        var order = orders.http
                .with(Tokens.of(UUID.randomUUID().toString(), "student"))
                .json("POST", "/api/orders", JsonText.object(good, "maxPrice", "100"));

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(orders.order(order.id()).body().path("studentName").asText()).isEqualTo(name);
    }

    @Test
    void ordersOfNobody() {
        assertFieldRefused(orders.http.get("/api/orders"), "studentName");
        assertFieldRefused(orders.http.get("/api/orders?studentName="), "studentName");
        assertFieldRefused(orders.http.get("/api/orders?studentName=a%00b"), "studentName");
        assertFieldRefused(orders.http.get("/api/orders?studentName=" + "x".repeat(101)), "studentName");
    }

    private Answer newOrder(String body) {
        return orders.http.json("POST", "/api/orders", body);
    }
}
