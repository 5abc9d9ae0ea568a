package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;
import static org.coursemarket.system.Answers.assertRefused;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A purchase that is sent again under its key, on both databases. */
@ParameterizedClass
@EnumSource
class IdempotencyIT {
    private final CourseSystem courses;
    private final OrderSystem orders;
    private final UUID key = UUID.randomUUID();
    private final String student = "Student " + key;

    IdempotencyIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        courses = marketplace.courses();
        orders = marketplace.orders();
    }

    @RepeatedTest(3)
    void atTheSameInstantItBuysOneSeatAndAllAreToldTheSame() {
        var course = courses.courseWithSeats(40);

        var answers = Crowd.of(32, i -> orders.buy(course, student, key));

        assertThat(answers).allSatisfy(answer -> assertSame(answer, answers.get(0)));
        assertThat(answers.get(0).status()).as(answers.get(0).text()).isEqualTo(201);
        assertThat(orders.ordersOf(student).body()).hasSize(1);
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(40, 39, 0, 1));
    }

    @Test
    void afterARefundItIsStillToldOfThePurchase() {
        var course = courses.courseWithSeats(1);
        var first = orders.buy(course, student, key);
        orders.refund(first.id());

        assertSame(orders.buy(course, student, key), first);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @Test
    void whatWasRefusedStaysRefused() {
        var course = courses.courseWithSeats(1);
        var hold = courses.reserve(course);
        var first = orders.buy(course, student, key);
        assertRefused(first, 409, "sold-out");
        courses.cancel(hold.id());

        assertSame(orders.buy(course, student, key), first);

        assertThat(orders.buy(course, student, UUID.randomUUID()).status()).isEqualTo(201);
    }

    @Test
    void aPriceThatWasTooHighStaysTooHigh() {
        var course = courses.courseWithSeats(1);
        var purchase = Map.of("courseId", course, "studentName", student, "maxPrice", 49.8);
        var first = orders.buy(student, purchase, key.toString());
        assertRefused(first, 409, "price-changed");
        courses.reprice(course, 10);

        assertSame(orders.buy(student, purchase, key.toString()), first);
    }

    @Test
    void withAnotherPurchaseItIsRefused() {
        var course = courses.courseWithSeats(5);
        orders.buy(course, student, key);

        assertRefused(orders.buy(courses.courseWithSeats(1), student, key), 422, "purchase-key-reused");
        assertRefused(
                orders.buy(
                        student, Map.of("courseId", course, "studentName", student, "maxPrice", 100), key.toString()),
                422,
                "purchase-key-reused");

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(5, 4, 0, 1));
    }

    @Test
    void anotherStudentsKeyIsTheirOwn() {
        var course = courses.courseWithSeats(5);
        var first = orders.buy(course, student, key);

        var other = orders.buy(course, student + " II", key);

        assertThat(other.status()).as(other.text()).isEqualTo(201);
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(5, 3, 0, 2));
    }

    @Test
    void badInputIsNotKept() {
        var course = courses.courseWithSeats(1);

        assertFieldRefused(orders.buy(student, Map.of("courseId", course), key.toString()), "studentName");

        assertThat(orders.buy(course, student, key).status()).isEqualTo(201);
    }

    @Test
    void aKeyThatIsNoUuidIsRefused() {
        var purchase = Map.of("courseId", courses.courseWithSeats(1), "studentName", student);

        assertFieldRefused(orders.buy(student, purchase, "1-1-1-1-1"), "Idempotency-Key");

        assertThat(orders.ordersOf(student).body()).isEmpty();
    }

    /** The draft's own form: a string of RFC 9651, section 3.3.3. */
    @Test
    void aKeyInQuotesIsTheSameKey() {
        var purchase = Map.of("courseId", courses.courseWithSeats(1), "studentName", student);
        var first = orders.buy(student, purchase, "\"" + key + "\"");
        assertThat(first.status()).as(first.text()).isEqualTo(201);

        assertSame(orders.buy(student, purchase, key.toString()), first);
    }

    @Test
    void aCourseIsCreatedOnceUnderItsKey() {
        var answers = Crowd.of(16, i -> create("Jakarta EE", key));
        var first = answers.get(0);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        courses.reprice(first.id(), 10);
        courses.reserve(first.id());

        assertThat(answers).allSatisfy(answer -> assertSame(answer, first));
        assertSame(create("Jakarta EE", key), first);
        assertRefused(create("Jakarta EE II", key), 422, "course-key-reused");
        assertThat(create("Jakarta EE", UUID.randomUUID()).id()).isNotEqualTo(first.id());
        assertThat(create("Jakarta EE", null).id()).isNotEqualTo(first.id());
    }

    private Answer create(String title, UUID creationKey) {
        return courses.http.post(
                "/api/courses",
                Map.of("title", title, "description", "All", "price", 20, "availableSeats", 3, "instructorName", "Ada"),
                creationKey == null ? Map.of() : Map.of("Idempotency-Key", creationKey.toString()));
    }

    private static void assertSame(Answer answer, Answer other) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(other.status());
        assertThat(answer.text()).isEqualTo(other.text());
        assertThat(answer.headers().firstValue("location"))
                .isEqualTo(other.headers().firstValue("location"));
    }
}
