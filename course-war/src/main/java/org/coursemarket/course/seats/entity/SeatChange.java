package org.coursemarket.course.seats.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.catalog.entity.SeatCounts;
import org.coursemarket.runtime.money.Amount;

/**
 * A row of a course's history: a seat that moved, the seats that the history begins with, or those that the course has from then on. Once
 * written it stays as it is.
 */
@Entity
@Table(name = "seat_change")
@IdClass(SeatChange.Key.class)
public class SeatChange {
    @Id
    @Column(name = "course_id")
    private UUID courseId;

    @Id
    private long sequence;

    /** Null where no seat moved; text, because EclipseLink 4.0.7 can't handle a UUID that is null. */
    @Column(name = "reservation_id")
    private String reservationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_status")
    private ReservationStatus from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_status")
    private ReservationStatus to;

    @Column(name = "changed_at")
    private OffsetDateTime at;

    @Column(name = "available_seats")
    private int availableSeats;

    @Column(name = "held_seats")
    private int heldSeats;

    @Column(name = "sold_seats")
    private int soldSeats;

    /** Of a hold, the price that it locked; null in every other row, as what follows. */
    @Column(name = "locked_price")
    private BigDecimal lockedPrice;

    private String currency;
    private String because;

    @Column(name = "price_version")
    private Long priceVersion;

    /** Of the reservation, in each of its rows; null for none. */
    private String tier;

    private String voucher;

    protected SeatChange() {}

    private SeatChange(SeatCounts after, Instant at) {
        this.courseId = after.courseId();
        this.sequence = after.change();
        this.at = at.atOffset(ZoneOffset.UTC);
        this.availableSeats = after.available();
        this.heldSeats = after.held();
        this.soldSeats = after.sold();
    }

    /** The reservation is about to take this step. */
    SeatChange(SeatCounts after, Reservation reservation, ReservationStatus next, Instant at) {
        this(after, at);
        reservationId = reservation.id().toString();
        from = reservation.status();
        to = next;
        tier = reservation.tier();
        voucher = reservation.voucher();
    }

    static SeatChange hold(SeatCounts after, Reservation hold, Instant at) {
        var change = new SeatChange(after, hold, ReservationStatus.RESERVED, at);
        change.from = null;
        change.lockedPrice = hold.lockedPrice();
        change.currency = hold.currency();
        change.because = hold.because();
        change.priceVersion = hold.priceVersion();
        return change;
    }

    /** The course has more seats, or fewer. */
    static SeatChange resizing(SeatCounts after, Instant at) {
        return new SeatChange(after, at);
    }

    /** What the history of a new course begins with. */
    public static SeatChange opening(CourseCreated course) {
        return new SeatChange(course.seats(), course.at());
    }

    public SeatChangeDetails details() {
        return new SeatChangeDetails(
                sequence,
                courseId,
                reservationId == null ? null : UUID.fromString(reservationId),
                from,
                to,
                at.toInstant(),
                availableSeats,
                heldSeats,
                soldSeats,
                lockedPrice == null ? null : Amount.shown(lockedPrice, currency),
                because,
                priceVersion,
                tier,
                voucher);
    }

    /** What JPA wants to know a row by. */
    public static class Key {
        private UUID courseId;
        private long sequence;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && sequence == key.sequence && Objects.equals(courseId, key.courseId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(courseId, sequence);
        }
    }
}
