package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coursemarket.course.seats.entity.ReservationStatus.CANCELLED;
import static org.coursemarket.course.seats.entity.ReservationStatus.CONFIRMED;
import static org.coursemarket.course.seats.entity.ReservationStatus.EXPIRED;
import static org.coursemarket.course.seats.entity.ReservationStatus.RESERVED;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows that batches leave on the histories of their courses, on real databases. */
@ParameterizedClass
@EnumSource
class SeatHistoryIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);

    private final EntityManagerFactory database;
    private final LedgerNode ledger;
    private final LedgerNode later;
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    SeatHistoryIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        ledger = nodeAt(NOON);
        later = nodeAt(NOON.plus(TIME_TO_LIVE));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyChangeIsARowAndNothingElseIs() {
        var course = ledger.courseWithSeats(2);

        ledger.apply(reserve(course, ann), reserve(course, bob), reserve(course, UUID.randomUUID()), new Confirm(ann));
        ledger.apply(reserve(course, ann), new Confirm(ann), new Confirm(UUID.randomUUID()));
        later.apply(new Cancel(null, bob), new Cancel(null, ann), new Cancel(null, ann));

        assertThat(ledger.history(course))
                .containsExactly(
                        row(1, course, null, null, null, NOON, 2, 0, 0),
                        row(2, course, ann, null, RESERVED, NOON, 1, 1, 0),
                        row(3, course, bob, null, RESERVED, NOON, 0, 2, 0),
                        row(4, course, ann, RESERVED, CONFIRMED, NOON, 0, 1, 1),
                        row(5, course, bob, RESERVED, EXPIRED, NOON.plus(TIME_TO_LIVE), 1, 0, 1),
                        row(6, course, ann, CONFIRMED, CANCELLED, NOON.plus(TIME_TO_LIVE), 2, 0, 0));
    }

    @Test
    void holdsThatAFullCourseGivesBackAreRows() {
        var course = ledger.courseWithSeats(1);
        ledger.apply(reserve(course, ann));

        later.apply(reserve(course, bob));

        assertThat(ledger.history(course).subList(2, 4))
                .containsExactly(
                        row(3, course, ann, RESERVED, EXPIRED, NOON.plus(TIME_TO_LIVE), 1, 0, 0),
                        row(4, course, bob, null, RESERVED, NOON.plus(TIME_TO_LIVE), 0, 1, 0));
    }

    @Test
    void aBatchThatFailsLeavesNoRow() {
        var course = ledger.courseWithSeats(3);
        var nameThatDoesNotFit = "x".repeat(256);

        assertThatThrownBy(() -> ledger.apply(
                        reserve(course, ann), new Confirm(ann), new Reserve(course, bob, nameThatDoesNotFit, null)))
                .isNotNull();

        assertThat(ledger.history(course)).containsExactly(row(1, course, null, null, null, NOON, 3, 0, 0));
        ledger.apply(reserve(course, ann));
        assertThat(ledger.history(course)).hasSize(2).contains(row(2, course, ann, null, RESERVED, NOON, 2, 1, 0));
    }

    @Test
    void theDatabaseItselfRefusesRowsThatAreNone() {
        var course = ledger.courseWithSeats(1);

        assertRefused(course, "1, null, null, null, 1, 0, 0", "key");
        assertRefused(course, "0, null, null, null, 1, 0, 0", "seat_change_has_reservation");
        assertRefused(course, "0, '" + ann + "', null, 'RESERVED', 0, 1, 0", "seat_change_has_reservation");
        assertRefused(course, "2, null, null, 'RESERVED', 0, 1, 0", "seat_change_has_reservation");
        assertRefused(course, "2, '" + ann + "', 'RESERVED', null, 1, 0, 0", "seat_change_");
        assertRefused(course, "2, '" + ann + "', null, 'CONFIRMED', 0, 0, 1", "seat_change_known");
        assertRefused(course, "2, '" + ann + "', 'EXPIRED', 'CONFIRMED', 0, 0, 1", "seat_change_known");
        assertRefused(course, "2, '" + ann + "', null, 'RESERVED', -1, 2, 0", "seat_change_not_negative");
        assertRefused(UUID.randomUUID(), "2, '" + ann + "', null, 'RESERVED', 0, 1, 0", "foreign key");
        assertThat(ledger.history(course)).hasSize(1);
    }

    private void assertRefused(UUID course, String values, String word) {
        assertThatThrownBy(() -> ledger.execute(
                        "insert into seat_change (course_id, sequence, reservation_id, from_status, to_status,"
                                + " available_seats, held_seats, sold_seats, changed_at) values ('" + course + "', "
                                + values + ", current_timestamp)"))
                .as(values)
                .rootCause()
                .message()
                .containsIgnoringCase(word);
    }

    private LedgerNode nodeAt(Instant now) {
        return new LedgerNode(database, Settings.withTimeToLive(TIME_TO_LIVE), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Reserve reserve(UUID course, UUID reservation) {
        return new Reserve(course, reservation, null, null);
    }

    private static SeatChangeDetails row(
            long sequence,
            UUID course,
            UUID reservation,
            ReservationStatus from,
            ReservationStatus to,
            Instant at,
            int available,
            int held,
            int sold) {
        boolean isHold = to == ReservationStatus.RESERVED;
        return new SeatChangeDetails(
                sequence,
                course,
                reservation,
                from,
                to,
                at,
                available,
                held,
                sold,
                isHold ? new BigDecimal("49.90") : null,
                isHold ? "base price" : null,
                isHold ? 1L : null,
                null,
                null);
    }
}
