package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertRefused;

import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A student gives a purchase back, on both databases. */
@ParameterizedClass
@EnumSource
class RefundIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final String student = "Student " + UUID.randomUUID();

    RefundIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @Test
    void theSeatIsGivenBackOnceHoweverOftenItIsAskedFor() {
        var course = courses.courseWithSeats(3);
        orders.buy(course, student + " II");
        var order = orders.buy(course, student);

        var answers = Crowd.of(8, i -> orders.refund(order.id()));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(answers.get(0).body());
        });
        assertThat(answers.get(0).body().path("status").asText()).isEqualTo("REFUNDED");
        assertThat(answers.get(0).body().path("priceAtPurchase").decimalValue()).isEqualByComparingTo("49.90");
        assertThat(orders.refund(order.id()).body()).isEqualTo(answers.get(0).body());
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(3, 2, 0, 1));
    }

    @Test
    void theStudentMayBuyAgain() {
        var course = courses.courseWithSeats(1);
        var first = orders.buy(course, student);
        orders.refund(first.id());

        var second = orders.buy(course, student);

        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(orders.refund(first.id()).status()).isEqualTo(200);
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 0, 0, 1));
    }

    @Test
    void whatWasNotPaidIsNotRefunded() {
        var course = courses.courseWithSeats(1);
        orders.buy(course, student, 1);
        var rejected = orders.ordersOf(student).body().get(0).path("id").asText();

        assertRefused(orders.refund(rejected), 409, "not-refundable");

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @Test
    void anUnknownOrderIsNotRefunded() {
        assertRefused(orders.refund(UUID.randomUUID().toString()), 404, "unknown-order");
    }
}
