package org.coursemarket.course.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.course.seats.entity.SeatCommand.Release;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);
    private static final Instant RESERVED_AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant EXPIRES_AT = RESERVED_AT.plus(TIME_TO_LIVE);

    /** 6 seats, of which others hold one and have bought one. */
    private final Course course = course();

    private final Stock stock = new Stock(course, null);

    private final SeatHistory heldAt = new SeatHistory(RESERVED_AT);
    private final Reservation reservation = hold(ID, stock, heldAt);

    /** What may have become of the reservation before, and when it meets the event. */
    private enum State {
        HELD,
        LAPSED,
        CONFIRMED,
        CANCELLED,
        EXPIRED
    }

    private enum Event {
        CONFIRM,
        CANCEL,
        RELEASE,
        EXPIRE;

        Transition command() {
            return switch (this) {
                case CONFIRM -> new Confirm(ID);
                case CANCEL -> new Cancel(null, ID);
                case RELEASE -> new Release(null, ID);
                case EXPIRE -> new Expire(ID);
            };
        }
    }

    /** By the clock that made the hold, which was so far ahead. */
    @ParameterizedTest
    @CsvSource({"60, PT4M", "61, PT3M", "36000, PT3M", "-60, PT2M"})
    void holdOfTheFutureBeginsNow(int secondsAhead, Duration left) {
        var now = RESERVED_AT.minusSeconds(secondsAhead);

        reservation.expireIfLapsed(stock, new SeatHistory(now));

        assertThat(reservation.details().status()).isEqualTo(ReservationStatus.RESERVED);
        assertThat(Duration.between(now, reservation.details().expiresAt())).isEqualTo(left);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            state     | event   | outcome               | status    | available | held | sold | from
            HELD      | CONFIRM | granted               | CONFIRMED | 3         | 1    | 2    | RESERVED
            HELD      | CANCEL  | granted               | CANCELLED | 4         | 1    | 1    | RESERVED
            HELD      | RELEASE | granted               | CANCELLED | 4         | 1    | 1    | RESERVED
            HELD      | EXPIRE  | granted               | RESERVED  | 3         | 2    | 1    |
            LAPSED    | CONFIRM | reservation-expired   | EXPIRED   | 4         | 1    | 1    | RESERVED
            LAPSED    | CANCEL  | granted               | EXPIRED   | 4         | 1    | 1    | RESERVED
            LAPSED    | RELEASE | granted               | EXPIRED   | 4         | 1    | 1    | RESERVED
            LAPSED    | EXPIRE  | granted               | EXPIRED   | 4         | 1    | 1    | RESERVED
            CONFIRMED | CONFIRM | granted               | CONFIRMED | 3         | 1    | 2    |
            CONFIRMED | CANCEL  | granted               | CANCELLED | 4         | 1    | 1    | CONFIRMED
            CONFIRMED | RELEASE | seat-sold             | CONFIRMED | 3         | 1    | 2    |
            CONFIRMED | EXPIRE  | granted               | CONFIRMED | 3         | 1    | 2    |
            CANCELLED | CONFIRM | reservation-cancelled | CANCELLED | 4         | 1    | 1    |
            CANCELLED | CANCEL  | granted               | CANCELLED | 4         | 1    | 1    |
            CANCELLED | RELEASE | granted               | CANCELLED | 4         | 1    | 1    |
            CANCELLED | EXPIRE  | granted               | CANCELLED | 4         | 1    | 1    |
            EXPIRED   | CONFIRM | reservation-expired   | EXPIRED   | 4         | 1    | 1    |
            EXPIRED   | CANCEL  | granted               | EXPIRED   | 4         | 1    | 1    |
            EXPIRED   | RELEASE | granted               | EXPIRED   | 4         | 1    | 1    |
            EXPIRED   | EXPIRE  | granted               | EXPIRED   | 4         | 1    | 1    |
            """)
    void everyEventInEveryState(
            State state,
            Event event,
            String outcome,
            ReservationStatus status,
            int available,
            int held,
            int sold,
            ReservationStatus from) {
        var history = at(bring(state));

        for (var times : new String[] {"once", "repeated"}) {
            var answer = event.command().apply(reservation, stock, history);

            assertThat(word(answer)).as(times).isEqualTo(outcome);
            assertThat(reservation.details().status()).as(times).isEqualTo(status);
            assertSeats(times, available, held, sold);
        }

        assertThat(history.changes())
                .extracting(SeatChange::details)
                .isEqualTo(from == null ? List.of() : List.of(lastChange(from, history.now())));
    }

    @Test
    void holdIsWrittenDownAsTheFirstOfItsReservation() {
        assertThat(heldAt.changes()).extracting(SeatChange::details).containsExactly(lastChange(null, RESERVED_AT));
    }

    @Test
    void holdTakesASeatAtThePriceOfThatMoment() {
        course.reprice(new BigDecimal("99.00"), RESERVED_AT);

        assertThat(reservation.details())
                .isEqualTo(new ReservationDetails(
                        ID,
                        course.id(),
                        "ann",
                        new BigDecimal("20.00"),
                        "EUR",
                        "base price",
                        1L,
                        null,
                        null,
                        ReservationStatus.RESERVED,
                        EXPIRES_AT));
        assertSeats("held", 3, 2, 1);
    }

    @Test
    void priceThatWasLockedIsThePriceThatIsSold() {
        course.reprice(new BigDecimal("99.00"), RESERVED_AT);

        var sold = (Granted) reservation.confirm(stock, at(RESERVED_AT));

        assertThat(sold.reservation().lockedPrice()).isEqualTo(new BigDecimal("20.00"));
    }

    @Test
    void holdIsAliveUpToTheLastNanosecond() {
        var sold = reservation.confirm(stock, at(EXPIRES_AT.minusNanos(1)));

        assertThat(word(sold)).isEqualTo("granted");
    }

    @Test
    void refusalOfALapsedHoldTellsSinceWhen() {
        var refused = (Refused) reservation.confirm(stock, at(EXPIRES_AT.plusSeconds(60)));

        assertThat(refused.reason().data()).isEqualTo(Map.of("reservationId", ID, "expiredAt", EXPIRES_AT));
    }

    @Test
    void fullCourseGivesNoHold() {
        for (int i = 0; i < 3; i++) {
            hold(UUID.randomUUID(), stock, at(RESERVED_AT));
        }

        assertThatIllegalStateException().isThrownBy(() -> hold(UUID.randomUUID(), stock, at(RESERVED_AT)));
        assertSeats("full", 0, 5, 1);
    }

    @ParameterizedTest
    @CsvSource({"true, , true", "false, , false", "true, SAVE10, false"})
    void reservationIsMeantByCommandsOfItsCourseAndVoucher(boolean isOfCourse, String voucher, boolean isMeant) {
        var courseId = isOfCourse ? course.id() : UUID.randomUUID();

        assertThat(reservation.isMeantBy(new Reserve(courseId, ID, null, voucher)))
                .isEqualTo(isMeant);
    }

    /** Brings the reservation to the state and says what time it is then; one that has ended meets the event long after its time. */
    private Instant bring(State state) {
        switch (state) {
            case HELD, LAPSED -> {}
            case CONFIRMED -> reservation.confirm(stock, at(RESERVED_AT));
            case CANCELLED -> reservation.cancel(stock, at(RESERVED_AT));
            case EXPIRED -> reservation.expireIfLapsed(stock, at(EXPIRES_AT));
        }
        return switch (state) {
            case HELD -> EXPIRES_AT.minusNanos(1);
            case LAPSED -> EXPIRES_AT;
            case CONFIRMED, CANCELLED, EXPIRED -> EXPIRES_AT.plus(TIME_TO_LIVE);
        };
    }

    /** What brought the reservation and its course to where they are. */
    private SeatChangeDetails lastChange(ReservationStatus from, Instant at) {
        var now = course.seats();
        var to = reservation.details().status();
        var hold = from == null ? reservation.details() : null;
        return new SeatChangeDetails(
                now.change(),
                course.id(),
                ID,
                from,
                to,
                at,
                now.available(),
                now.held(),
                now.sold(),
                hold == null ? null : hold.lockedPrice(),
                hold == null ? null : hold.because(),
                hold == null ? null : hold.priceVersion(),
                null,
                null);
    }

    private static Reservation hold(UUID id, Stock stock, SeatHistory history) {
        var wish = new Reserve(stock.course().id(), id, "ann", null);
        return Reservation.hold(wish, stock, stock.price(history.now()), history, TIME_TO_LIVE);
    }

    private static SeatHistory at(Instant now) {
        return new SeatHistory(now);
    }

    /** Granted as the reservation stands, or the type of the refusal. */
    private String word(Outcome outcome) {
        if (outcome instanceof Granted granted) {
            assertThat(granted.reservation()).isEqualTo(reservation.details());
            return "granted";
        }
        return ((Refused) outcome).reason().type();
    }

    private void assertSeats(String when, int available, int held, int sold) {
        var seats = course.details(RESERVED_AT);
        assertThat(seats.totalSeats()).as(when + ", total").isEqualTo(6);
        assertThat(seats.availableSeats()).as(when + ", available").isEqualTo(available);
        assertThat(seats.heldSeats()).as(when + ", held").isEqualTo(held);
        assertThat(seats.soldSeats()).as(when + ", sold").isEqualTo(sold);
    }

    private static Course course() {
        var wish = new NewCourse("Jakarta EE", "All", new BigDecimal("20"), 6, "Ada", null);
        var course = Course.create(UUID.randomUUID(), wish, "ada", "EUR", RESERVED_AT);
        course.hold(null, RESERVED_AT);
        course.hold(null, RESERVED_AT);
        course.sell(null, RESERVED_AT);
        return course;
    }
}
