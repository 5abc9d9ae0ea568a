package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.seats.entity.Stock;
import org.coursemarket.testing.SettableClock;
import org.junit.jupiter.api.Test;

/** What another node does between two looks of the ledger. */
class SeatLedgerTest {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);

    private final SettableClock clock = new SettableClock();
    private final Course course = Course.create(
            UUID.randomUUID(),
            new NewCourse("t", "d", new BigDecimal("49.90"), 1, "i", null),
            "ada",
            "USD",
            clock.instant());
    private final Reservation reservation = Reservation.hold(
            new Reserve(course.id(), UUID.randomUUID(), null, null),
            new Stock(course, null),
            course.price(null, clock.instant()),
            new SeatHistory(clock.instant()),
            TIME_TO_LIVE);

    @Test
    void reservationThatAppearsAfterItsCourseWasLookedForIsLeftToTheNextRound() {
        var ledger = new SeatLedger();
        ledger.clock = clock;
        ledger.settings = Settings.withTimeToLive(TIME_TO_LIVE);
        ledger.reservations = new ReservationStore() {
            @Override
            public List<UUID> coursesOf(Collection<UUID> ids) {
                return List.of();
            }

            @Override
            public List<Reservation> findAll(Collection<UUID> ids) {
                return List.of(reservation);
            }
        };
        ledger.courses = new CourseStore() {
            @Override
            public List<Course> lock(Collection<UUID> ids) {
                return List.of();
            }
        };

        assertThatExceptionOfType(ReservationAppeared.class)
                .isThrownBy(() -> ledger.apply(List.of(new Cancel(null, reservation.id()))));

        assertThat(reservation.details().status()).isEqualTo(ReservationStatus.RESERVED);
    }
}
