package org.coursemarket.course.seats.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.SeatCounts;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;

/**
 * A seat that is held for a buyer, at the price of that moment, until it is sold, given back, or lapses.
 *
 * <pre>
 *                confirm                cancel
 *  RESERVED ----------------> CONFIRMED ------> CANCELLED
 *     |  '------------------------------------------^
 *     |          cancel
 *     '----------------> EXPIRED
 *        at expiresAt
 * </pre>
 *
 * Each change moves the seat of its course too, so that the two can't disagree, and is written to the history. Whoever calls
 * has locked the course, and stores the history.
 */
@Entity
public class Reservation {
    @Id
    private UUID id;

    @Column(name = "course_id")
    private UUID courseId;

    /** Whom the caller holds it for, for the record; null where they did not say. */
    private String student;

    @Column(name = "locked_price")
    private BigDecimal lockedPrice;

    private String currency;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @Column(name = "reserved_at")
    private OffsetDateTime reservedAt;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "lapses_at")
    private OffsetDateTime lapsesAt;

    protected Reservation() {}

    /** Takes an available seat of the course, which must not be full. */
    public static Reservation hold(UUID id, Course course, String student, SeatHistory history, Duration timeToLive) {
        history.write(course.hold(), id, null, ReservationStatus.RESERVED);
        var reservation = new Reservation();
        reservation.id = id;
        reservation.courseId = course.id();
        reservation.student = student;
        reservation.lockedPrice = course.price();
        reservation.currency = course.currency();
        reservation.status = ReservationStatus.RESERVED;
        reservation.reservedAt = history.now().atOffset(ZoneOffset.UTC);
        reservation.expiresAt = reservation.reservedAt.plus(timeToLive);
        reservation.lapsesAt = reservation.expiresAt;
        return reservation;
    }

    /** Sells the seat if it is still held; a repeated confirmation finds what the first one did. */
    public Outcome confirm(Course course, SeatHistory history) {
        expireIfLapsed(course, history);
        return switch (status) {
            case RESERVED -> {
                end(ReservationStatus.CONFIRMED, course.sell(), history);
                yield new Granted(details());
            }
            case CONFIRMED -> new Granted(details());
            case CANCELLED -> new Refused(new ReservationCancelled(id));
            case EXPIRED -> new Refused(new ReservationExpired(id, expiresAt.toInstant()));
        };
    }

    /** Gives the seat back once, held or sold; where it was given back before, nothing changes. */
    public Outcome cancel(Course course, SeatHistory history) {
        expireIfLapsed(course, history);
        switch (status) {
            case RESERVED -> end(ReservationStatus.CANCELLED, course.release(), history);
            case CONFIRMED -> end(ReservationStatus.CANCELLED, course.refund(), history);
            case CANCELLED, EXPIRED -> {}
        }
        return new Granted(details());
    }

    /** Gives the seat back if it is held past its time: from {@code expiresAt} on, that moment included. */
    public Outcome expireIfLapsed(Course course, SeatHistory history) {
        if (status == ReservationStatus.RESERVED && !history.now().isBefore(expiresAt.toInstant())) {
            end(ReservationStatus.EXPIRED, course.release(), history);
        }
        return new Granted(details());
    }

    public boolean isOf(UUID course) {
        return courseId.equals(course);
    }

    public UUID id() {
        return id;
    }

    public UUID courseId() {
        return courseId;
    }

    public ReservationDetails details() {
        return new ReservationDetails(id, courseId, student, lockedPrice, currency, status, expiresAt.toInstant());
    }

    private void end(ReservationStatus next, SeatCounts after, SeatHistory history) {
        history.write(after, id, status, next);
        status = next;
        lapsesAt = null;
    }
}
