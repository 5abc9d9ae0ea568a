package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.PriceChanged;
import org.coursemarket.course.seats.entity.ReservationCancelled;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.ReservationExpired;
import org.coursemarket.course.seats.entity.ReservationKeyReused;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Withdraw;
import org.coursemarket.course.seats.entity.SoldOut;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.testing.SeatReplay.Seats;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches on real databases. */
@ParameterizedClass
@EnumSource
class SeatLedgerIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final EntityManagerFactory database;
    private final SeatSettings settings = Settings.withTimeToLive(Duration.ofMinutes(3));
    private final LedgerNode ledger;

    SeatLedgerIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        ledger = nodeAt(NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aBatchDecidesEachCommandForItself() {
        var course = ledger.courseWithSeats(2);
        var nowhere = UUID.randomUUID();

        var outcomes = ledger.apply(
                reserve(course),
                new Reserve(nowhere, UUID.randomUUID(), null, null),
                reserve(course),
                reserve(course),
                new Cancel(null, nowhere));

        assertStatus(outcomes.get(0), ReservationStatus.RESERVED);
        assertRefused(outcomes.get(1), UnknownCourse.class);
        assertStatus(outcomes.get(2), ReservationStatus.RESERVED);
        assertRefused(outcomes.get(3), SoldOut.class);
        assertRefused(outcomes.get(4), UnknownReservation.class);
        assertSeats(course, 0, 2, 0);
    }

    @Test
    void aBatchMaySellAndGiveBackWhatItHolds() {
        var course = ledger.courseWithSeats(1);
        var first = reserve(course);
        var second = reserve(course);

        var outcomes = ledger.apply(
                first,
                second,
                new Confirm(first.reservationId()),
                new Cancel(null, first.reservationId()),
                new Cancel(null, first.reservationId()),
                second);

        assertRefused(outcomes.get(1), SoldOut.class);
        assertStatus(outcomes.get(2), ReservationStatus.CONFIRMED);
        assertStatus(outcomes.get(4), ReservationStatus.CANCELLED);
        assertStatus(outcomes.get(5), ReservationStatus.RESERVED);
        assertSeats(course, 0, 1, 0);
    }

    @Test
    void aRepeatedReserveFindsItsReservation() {
        var course = ledger.courseWithSeats(3);
        var other = ledger.courseWithSeats(3);
        var command = reserve(course);

        var outcomes = new ArrayList<>(ledger.apply(command, command));
        outcomes.addAll(ledger.apply(command, new Reserve(other, command.reservationId(), null, null)));

        assertThat(outcomes.subList(0, 3)).extracting(SeatLedgerIT::granted).containsOnly(granted(outcomes.get(0)));
        assertRefused(outcomes.get(3), ReservationKeyReused.class);
        assertSeats(course, 2, 1, 0);
        assertSeats(other, 3, 0, 0);
    }

    @Test
    void aSaleHoldsASeatAndSellsItInOneStep() {
        var course = ledger.courseWithSeats(2);
        var sale = sell(course, "49.90");

        var outcomes = new ArrayList<>(ledger.apply(sale, sell(course, null), sell(course, null)));
        outcomes.addAll(ledger.apply(sale));

        assertStatus(outcomes.get(0), ReservationStatus.CONFIRMED);
        assertStatus(outcomes.get(1), ReservationStatus.CONFIRMED);
        assertRefused(outcomes.get(2), SoldOut.class);
        assertThat(granted(outcomes.get(3))).isEqualTo(granted(outcomes.get(0)));
        assertThat(ledger.history(course))
                .extracting(SeatChangeDetails::to)
                .containsExactly(
                        null,
                        ReservationStatus.RESERVED,
                        ReservationStatus.CONFIRMED,
                        ReservationStatus.RESERVED,
                        ReservationStatus.CONFIRMED);
        assertSeats(course, 0, 0, 2);
    }

    @Test
    void aRefusedSaleStaysRefusedForTheSameReason() {
        var course = ledger.courseWithSeats(1);
        var tooDear = sell(course, "49.89");
        var tooExact = sell(course, "50.001");
        var hold = reserve(course);

        assertRefused(ledger.apply(tooDear).get(0), PriceChanged.class);
        assertRefused(ledger.apply(tooExact).get(0), InvalidInput.class);
        ledger.apply(hold);
        var late = sell(course, null);
        assertRefused(ledger.apply(late).get(0), SoldOut.class);
        ledger.apply(new Cancel(null, hold.reservationId()));
        ledger.execute("update course set price = 1");

        assertRefused(ledger.apply(tooDear).get(0), PriceChanged.class);
        assertRefused(ledger.apply(tooExact).get(0), InvalidInput.class);
        assertRefused(ledger.apply(late).get(0), SoldOut.class);
        assertRefused(ledger.apply(new Confirm(late.reservationId())).get(0), ReservationCancelled.class);
        assertSeats(course, 1, 0, 0);
    }

    @Test
    void aSaleFindsTheSeatThatIsHeldAtItsPrice() {
        var course = ledger.courseWithSeats(3);
        var agreed = reserve(course);
        var tooDear = reserve(course);
        ledger.apply(agreed, tooDear);
        ledger.execute("update course set price = 99");

        var outcomes = ledger.apply(
                new Sell(course, agreed.reservationId(), null, new BigDecimal("49.90"), null),
                new Sell(course, tooDear.reservationId(), null, new BigDecimal("49.89"), null));

        assertStatus(outcomes.get(0), ReservationStatus.CONFIRMED);
        assertRefused(outcomes.get(1), PriceChanged.class);
        assertSeats(course, 2, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsEndedBeforeItCameIsNeitherHeldNorSold(boolean isCancelled) {
        var course = ledger.courseWithSeats(1);
        var late = sell(course, null);
        SeatCommand end =
                isCancelled ? new Cancel(course, late.reservationId()) : new Withdraw(course, late.reservationId());

        assertStatus(ledger.apply(end).get(0), ReservationStatus.CANCELLED);

        assertRefused(ledger.apply(late).get(0), ReservationCancelled.class);
        assertStatus(
                ledger.apply(new Reserve(course, late.reservationId(), null, null))
                        .get(0),
                ReservationStatus.CANCELLED);
        assertRefused(
                ledger.apply(new Cancel(UUID.randomUUID(), late.reservationId()))
                        .get(0),
                ReservationKeyReused.class);
        assertRefused(
                ledger.apply(new Withdraw(late.reservationId(), UUID.randomUUID()))
                        .get(0),
                UnknownCourse.class);
        assertSeats(course, 1, 0, 0);
    }

    @Test
    void aWithdrawalGivesBackWhatIsHeldAndLeavesWhatIsSold() {
        var course = ledger.courseWithSeats(2);
        var hold = reserve(course);
        var sale = sell(course, null);
        ledger.apply(hold, sale);

        var outcomes =
                ledger.apply(new Withdraw(course, hold.reservationId()), new Withdraw(course, sale.reservationId()));

        assertStatus(outcomes.get(0), ReservationStatus.CANCELLED);
        assertStatus(outcomes.get(1), ReservationStatus.CONFIRMED);
        assertSeats(course, 1, 0, 1);
    }

    @Test
    void aFullCourseGivesItsLapsedHoldsBackFirst() {
        var course = ledger.courseWithSeats(2);
        var lapsing = reserve(course);
        ledger.apply(lapsing);
        var later = nodeAt(NOON.plus(Duration.ofMinutes(2)));
        var held = reserve(course);
        later.apply(held);

        var outcomes = nodeAt(NOON.plus(Duration.ofMinutes(3))).apply(reserve(course), reserve(course));

        assertStatus(outcomes.get(0), ReservationStatus.RESERVED);
        assertRefused(outcomes.get(1), SoldOut.class);
        assertThat(ledger.reservation(lapsing.reservationId()).status()).isEqualTo(ReservationStatus.EXPIRED);
        assertThat(ledger.reservation(held.reservationId()).status()).isEqualTo(ReservationStatus.RESERVED);
        assertSeats(course, 0, 2, 0);
    }

    @Test
    void aLapsedHoldIsFoundOnceAndNeverConfirmed() {
        var course = ledger.courseWithSeats(1);
        var hold = reserve(course);
        ledger.apply(hold);
        var justBefore = nodeAt(NOON.plus(Duration.ofMinutes(3)).minusMillis(1));
        var atTheEnd = nodeAt(NOON.plus(Duration.ofMinutes(3)));

        assertThat(justBefore.lapsedHolds()).doesNotContain(hold.reservationId());
        assertThat(atTheEnd.lapsedHolds()).containsOnlyOnce(hold.reservationId());
        assertStatus(justBefore.apply(new Expire(hold.reservationId())).get(0), ReservationStatus.RESERVED);
        var outcomes = atTheEnd.apply(new Confirm(hold.reservationId()), new Expire(hold.reservationId()));

        assertRefused(outcomes.get(0), ReservationExpired.class);
        assertStatus(outcomes.get(1), ReservationStatus.EXPIRED);
        assertThat(atTheEnd.lapsedHolds()).doesNotContain(hold.reservationId());
        assertSeats(course, 1, 0, 0);
    }

    @Test
    void holdOfAClockThatWasFarAheadLastsNoLongerThanAnyOther() {
        var course = ledger.courseWithSeats(2);
        var ahead = reserve(course);
        nodeAt(NOON.plus(Duration.ofHours(1))).apply(ahead);
        var usual = reserve(course);
        ledger.apply(usual);

        assertThat(ledger.holdsOfTheFuture()).containsExactly(ahead.reservationId());
        ledger.apply(new Expire(ahead.reservationId()), new Expire(usual.reservationId()));

        assertThat(ledger.holdsOfTheFuture()).isEmpty();
        assertThat(ledger.reservation(ahead.reservationId()))
                .extracting(hold -> hold.status(), hold -> hold.expiresAt())
                .containsExactly(ReservationStatus.RESERVED, NOON.plus(Duration.ofMinutes(3)));
        var later = nodeAt(NOON.plus(Duration.ofMinutes(3)));
        assertThat(later.lapsedHolds()).containsExactlyInAnyOrder(ahead.reservationId(), usual.reservationId());
        assertSeats(course, 0, 2, 0);
    }

    @Test
    void severalNodesSellEachSeatOnce() throws Exception {
        var course = ledger.courseWithSeats(10);
        var other = ledger.courseWithSeats(1_000);
        var outcomes = new ArrayList<Outcome>();
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Outcome>>> nodes = Stream.generate(() -> (Callable<List<Outcome>>) () -> {
                        try (var node = nodeAt(NOON)) {
                            var seen = new ArrayList<Outcome>();
                            for (int i = 0; i < 20; i++) {
                                // In either order, which would lock one another out if the ledger did not sort them.
                                seen.addAll(
                                        i % 2 == 0
                                                ? node.apply(reserve(course), reserve(other))
                                                        .subList(0, 1)
                                                : node.apply(reserve(other), reserve(course))
                                                        .subList(1, 2));
                            }
                            return seen;
                        }
                    })
                    .limit(4)
                    .toList();
            for (var node : threads.invokeAll(nodes)) {
                outcomes.addAll(node.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes).filteredOn(Granted.class::isInstance).hasSize(10);
        assertThat(outcomes).hasSize(80);
        assertSeats(course, 0, 10, 0);
        assertSeats(other, 920, 80, 0);
    }

    @Test
    void theDatabaseItselfRefusesCountsThatDoNotAddUp() {
        var course = ledger.courseWithSeats(1);

        for (var change :
                List.of("sold_seats = 1", "available_seats = -1, held_seats = 2", "total_seats = 2", "price = -1")) {
            assertThatThrownBy(() -> ledger.execute("update course set " + change + " where id = '" + course + "'"))
                    .as(change)
                    .rootCause()
                    .message()
                    .containsIgnoringCase("course_");
        }
        assertSeats(course, 1, 0, 0);
    }

    @Test
    void coursesAreReadManyAtATime() {
        var one = ledger.courseWithSeats(1);
        var other = ledger.courseWithSeats(2);
        ledger.courseWithSeats(3);

        assertThat(ledger.courses(List.of(one, UUID.randomUUID(), other)))
                .containsExactlyInAnyOrder(ledger.course(one), ledger.course(other));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 100000000000", "USD, 99999999999.99", "KWD, 1.250", "CLF, 99999999999.9999"})
    void moneyIsReadAsItWasWrittenInAnyCurrency(String currency, BigDecimal price) {
        var course = ledger.courseWithSeats(2, price, currency);
        assertThat(course.price()).isEqualTo(price);
        assertThat(ledger.course(course.id())).isEqualTo(course);
        assertThat(ledger.remembered(course)).isEqualTo(course);

        var sale = new Sell(course.id(), UUID.randomUUID(), "grace", price, null);
        var smallestPart = BigDecimal.ONE.movePointLeft(price.scale());
        var tooLittle = new Sell(course.id(), UUID.randomUUID(), "grace", price.subtract(smallestPart), null);
        var tooExact =
                new Sell(course.id(), UUID.randomUUID(), "grace", price.add(smallestPart.movePointLeft(1)), null);
        var outcomes = ledger.apply(sale, tooLittle, tooExact);

        var sold = ((Granted) outcomes.get(0)).reservation();
        assertThat(sold.lockedPrice()).isEqualTo(price);
        assertThat(ledger.reservation(sold.id())).isEqualTo(sold);
        assertRefused(outcomes.get(1), PriceChanged.class);
        assertRefused(outcomes.get(2), InvalidInput.class);
    }

    private LedgerNode nodeAt(Instant now) {
        return new LedgerNode(database, settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** As the course has them, and as they are rebuilt from its history. */
    private void assertSeats(UUID courseId, int available, int held, int sold) {
        var course = ledger.course(courseId);
        assertThat(List.of(course.availableSeats(), course.heldSeats(), course.soldSeats()))
                .isEqualTo(List.of(available, held, sold));
        assertThat(ledger.replay(courseId)).isEqualTo(new Seats(available, held, sold));
    }

    private static Reserve reserve(UUID course) {
        return new Reserve(course, UUID.randomUUID(), null, null);
    }

    private static Sell sell(UUID course, String maxPrice) {
        return new Sell(course, UUID.randomUUID(), "grace", maxPrice == null ? null : new BigDecimal(maxPrice), null);
    }

    private static ReservationDetails granted(Outcome outcome) {
        return ((Granted) outcome).reservation();
    }

    private static void assertStatus(Outcome outcome, ReservationStatus status) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.reservation().status()).isEqualTo(status));
    }

    private static void assertRefused(Outcome outcome, Class<?> reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isInstanceOf(reason));
    }
}
