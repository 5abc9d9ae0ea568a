package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertRefused;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A student buys a seat, or does not, on both databases. */
@ParameterizedClass
@EnumSource
class PurchaseIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final String student = "Student " + UUID.randomUUID();

    PurchaseIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @Test
    void aStudentBuysASeatAtItsPrice() {
        var course = courses.courseWithSeats(10);

        var order = orders.buy(course, student);

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.body().path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(order.body().path("priceAtPurchase").decimalValue()).isEqualByComparingTo("49.90");
        assertThat(order.body().path("currency").asText()).isEqualTo("USD");
        assertThat(order.headers().firstValue("location").orElseThrow()).endsWith("/api/orders/" + order.id());
        assertThat(orders.order(order.id()).body()).isEqualTo(order.body());
        var reservation = courses.reservation(order.body().path("reservationId").asText());
        assertThat(reservation.body().path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 9, 0, 1));
    }

    @Test
    void thePricePaidIsTheOneThatWasLocked() {
        var course = courses.courseWithSeats(2);
        var hold = courses.reserve(course);

        assertThat(courses.reprice(course, 60).status()).isEqualTo(200);

        assertThat(courses.confirm(hold.id()).body().path("lockedPrice").decimalValue())
                .isEqualByComparingTo("49.90");
        assertThat(orders.buy(course, student).body().path("priceAtPurchase").decimalValue())
                .isEqualByComparingTo("60");
    }

    @Test
    void theSecondPurchaseOfTheSameCourseIsRefused() {
        var course = courses.courseWithSeats(10);
        orders.buy(course, student);

        assertRefused(orders.buy(course, student), 409, "already-purchased");

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 9, 0, 1));
    }

    @Test
    void ofTwoSimultaneousPurchasesOneWins() {
        var course = courses.courseWithSeats(10);

        var answers = Crowd.of(8, i -> orders.buy(course, student));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused(answer, 409, "already-purchased"));
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 9, 0, 1));
    }

    @Test
    void aSeatThatCostsMoreThanAgreedIsNotBought() {
        var course = courses.courseWithSeats(10);

        var refusal = orders.buy(course, student, 49.89);

        assertRefused(refusal, 409, "price-changed");
        assertThat(refusal.body().path("currentPrice").decimalValue()).isEqualByComparingTo("49.90");
        assertThat(refusal.body().path("maxPrice").decimalValue()).isEqualByComparingTo("49.89");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 10, 0, 0));
        assertThat(orders.buy(course, student, 49.90).status()).isEqualTo(201);
    }

    @Test
    void anUnknownCourseIsRefusedAndTheOrderSaysWhy() {
        assertRefused(orders.buy(UUID.randomUUID().toString(), student), 404, "unknown-course");

        var listed = orders.ordersOf(student).body();
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("status").asText()).isEqualTo("REJECTED");
        assertThat(listed.get(0).path("rejectedBecause").asText()).isEqualTo("unknown-course");
    }

    @Test
    void theOrdersOfAStudentAreListedTheOldestFirst() {
        var ids = List.of(1, 2, 3).stream()
                .map(i -> orders.buy(courses.courseWithSeats(1), student).id())
                .toList();

        var listed = orders.ordersOf(student).body();

        assertThat(StreamSupport.stream(listed.spliterator(), false)
                        .map(order -> order.path("id").asText()))
                .isEqualTo(ids);
    }

    @RepeatedTest(10)
    void sixtyFourBuyersOnTenSeatsBuyTen() {
        var course = courses.courseWithSeats(10);

        var answers = Crowd.of(64, i -> orders.buy(course, student + " " + i));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused(answer, 409, "sold-out"));
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 0, 0, 10));
    }
}
