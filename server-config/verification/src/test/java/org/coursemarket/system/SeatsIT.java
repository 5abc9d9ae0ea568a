package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertRefused;
import static org.coursemarket.system.Answers.assertReservation;

import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Seats are held, sold and given back, on both databases. */
@ParameterizedClass
@EnumSource
class SeatsIT {
    private final CourseSystem courses;

    SeatsIT(TestDatabase database) {
        courses = Marketplace.on(database).courses();
    }

    @Test
    void aHeldSeatIsSoldOnce() {
        var course = courses.courseWithSeats(2);
        var hold = courses.reserve(course);
        assertReservation(hold, "RESERVED");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 1, 1, 0));

        assertReservation(courses.confirm(hold.id()), "CONFIRMED");
        assertReservation(courses.confirm(hold.id()), "CONFIRMED");

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 1, 0, 1));
        assertReservation(courses.reservation(hold.id()), "CONFIRMED");
    }

    @Test
    void cancellingFiveTimesGivesOneSeatBack() {
        var course = courses.courseWithSeats(3);
        var kept = courses.reserve(course);
        var hold = courses.reserve(course);

        for (int i = 0; i < 5; i++) {
            assertReservation(courses.cancel(hold.id()), "CANCELLED");
        }

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(3, 2, 1, 0));
        assertRefused(courses.confirm(hold.id()), 409, "reservation-cancelled");
        assertReservation(courses.reservation(kept.id()), "RESERVED");
    }

    @Test
    void aSoldSeatIsGivenBackOnce() {
        var course = courses.courseWithSeats(1);
        var sold = courses.reserve(course);
        courses.confirm(sold.id());

        assertRefused(courses.http.patch("/api/courses/" + sold.id() + "/cancelReservation"), 409, "seat-sold");
        Crowd.of(16, i -> courses.cancel(sold.id())).forEach(answer -> assertReservation(answer, "CANCELLED"));

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
        courses.assertLedgerAgreesWith(course);
    }

    @Test
    void oneKeyHoldsOneSeat() {
        var course = courses.courseWithSeats(5);
        var key = UUID.randomUUID();

        var answers = Crowd.of(32, i -> courses.reserve(course, key));

        assertThat(answers).allSatisfy(answer -> assertReservation(answer, "RESERVED"));
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
        assertThat(answers.get(0).id()).isEqualTo(key.toString());
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(5, 4, 1, 0));
    }

    @Test
    void aKeyCantBeUsedForAnotherCourse() {
        var key = UUID.randomUUID();
        courses.reserve(courses.courseWithSeats(1), key);
        var other = courses.courseWithSeats(1);

        assertRefused(courses.reserve(other, key), 422, "reservation-key-reused");

        assertThat(courses.seatsOf(other)).isEqualTo(new SeatCounts(1, 1, 0, 0));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var nobody = UUID.randomUUID().toString();
        assertRefused(courses.course(nobody), 404, "unknown-course");
        assertRefused(courses.reprice(nobody, 1), 404, "unknown-course");
        assertRefused(courses.reserve(nobody), 404, "unknown-course");
        assertRefused(courses.confirm(nobody), 404, "unknown-reservation");
        assertRefused(courses.cancel(nobody), 404, "unknown-reservation");
        assertRefused(courses.reservation(nobody), 404, "unknown-reservation");
    }

    @RepeatedTest(10)
    void sixtyFourBuyersHoldTenSeats() {
        var course = courses.courseWithSeats(10);

        var answers = Crowd.of(64, i -> courses.reserve(course));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertRefused(answer, 409, "sold-out"));
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(10, 0, 10, 0));
        courses.assertLedgerAgreesWith(course);
    }
}
