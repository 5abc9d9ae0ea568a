package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.SeatsTaken;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.testing.SeatReplay.Seats;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A course that is put on sale or taken off it, and that gets more seats or fewer, on real databases. */
@ParameterizedClass
@EnumSource
class CourseOnSaleIT {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);

    private final SettableClock clock = new SettableClock();
    private final EntityManagerFactory database;
    private final LedgerNode ledger;

    CourseOnSaleIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        ledger = new LedgerNode(database, Settings.withTimeToLive(TIME_TO_LIVE), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "CLOSED"})
    void courseThatIsNotOpenSellsNothingNew(CourseStatus status) {
        var course = ledger.courseWithSeats(9);
        var held = reserve(course);
        ledger.apply(held);
        ledger.become(course, status);

        var sale = sell(course);
        var outcomes = ledger.apply(reserve(course), sale, held, new Confirm(held.reservationId()));

        assertRefused(outcomes.get(0));
        assertRefused(outcomes.get(1));
        assertStatus(outcomes.get(2), ReservationStatus.RESERVED);
        assertStatus(outcomes.get(3), ReservationStatus.CONFIRMED);
        assertSeats(course, 8, 0, 1);
        assertStatus(ledger.apply(new Cancel(null, held.reservationId())).get(0), ReservationStatus.CANCELLED);
        assertSeats(course, 9, 0, 0);
    }

    /** It may be late in the network, and its order rejected long ago. */
    @Test
    void saleThatWasRefusedStaysSoWhenTheCourseIsOpenAgain() {
        var course = ledger.courseWithSeats(9);
        ledger.become(course, CourseStatus.PAUSED);
        var sale = sell(course);
        var hold = reserve(course);
        ledger.apply(sale, hold);
        ledger.become(course, CourseStatus.OPEN);

        var outcomes = ledger.apply(sale, hold);

        assertRefused(outcomes.get(0));
        assertStatus(outcomes.get(1), ReservationStatus.RESERVED);
        assertSeats(course, 8, 1, 0);
    }

    @Test
    void courseGetsSoManySeats() {
        var course = ledger.courseWithSeats(1);
        ledger.apply(reserve(course), sell(course));

        assertThat(ledger.resize(course, 4).totalSeats()).isEqualTo(4);
        assertSeats(course, 3, 1, 0);
        ledger.apply(sell(course));
        ledger.resize(course, 2);
        assertSeats(course, 0, 1, 1);
        ledger.resize(course, 2);

        assertThat(ledger.history(course))
                .extracting(row -> row.reservationId() == null)
                .containsExactly(true, false, true, false, false, true);
    }

    @Test
    void whatIsHeldAndSoldKeepsItsSeats() {
        var course = ledger.courseWithSeats(5);
        ledger.apply(reserve(course), sell(course), sell(course));

        assertThatExceptionOfType(SeatsTaken.class)
                .isThrownBy(() -> ledger.resize(course, 2))
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("minimum", 3));
        assertSeats(course, 2, 1, 2);

        clock.advance(TIME_TO_LIVE);

        assertThat(ledger.resize(course, 2).availableSeats()).isZero();
        assertSeats(course, 0, 0, 2);
    }

    @Test
    void scarcityIsOfTheSeatsThatThereAre() {
        var course = ledger.courseWithSeats(5);
        var scarcity = new PriceRule.Scarcity(null, 2, new Adjustment.Fixed(new BigDecimal("99.00")));
        ledger.rule(course, new PriceRules(null, null, List.of(scarcity)));
        clock.advance(Duration.ofHours(1));

        assertThat(ledger.resize(course, 2).price()).isEqualByComparingTo("99");
        assertThat(ledger.course(course).lowestPrice30Days()).isEqualByComparingTo("49.90");
    }

    @Test
    void anotherInstructorsCourseKeepsItsSeats() {
        var course = ledger.courseOf("eve");

        assertThatExceptionOfType(NotYourCourse.class).isThrownBy(() -> ledger.resize(course, 9));
    }

    private void assertSeats(UUID id, int available, int held, int sold) {
        var course = ledger.course(id);
        assertThat(List.of(course.availableSeats(), course.heldSeats(), course.soldSeats()))
                .containsExactly(available, held, sold);
        assertThat(ledger.replay(id)).isEqualTo(new Seats(available, held, sold));
    }

    private static Reserve reserve(UUID course) {
        return new Reserve(course, UUID.randomUUID(), null, null);
    }

    private static Sell sell(UUID course) {
        return new Sell(course, UUID.randomUUID(), "grace", null, null);
    }

    private static void assertStatus(Outcome outcome, ReservationStatus status) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.reservation().status()).isEqualTo(status));
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().type()).isEqualTo("course-not-open"));
    }
}
