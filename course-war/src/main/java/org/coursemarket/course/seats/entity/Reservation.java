package org.coursemarket.course.seats.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
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
 * Each change moves the seat of its course too, so that the two can't disagree. Whoever calls has locked the course.
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
    public static Reservation hold(UUID id, Course course, String student, Instant now, Duration timeToLive) {
        course.hold();
        var reservation = new Reservation();
        reservation.id = id;
        reservation.courseId = course.id();
        reservation.student = student;
        reservation.lockedPrice = course.price();
        reservation.currency = course.currency();
        reservation.status = ReservationStatus.RESERVED;
        reservation.reservedAt = now.atOffset(ZoneOffset.UTC);
        reservation.expiresAt = reservation.reservedAt.plus(timeToLive);
        reservation.lapsesAt = reservation.expiresAt;
        return reservation;
    }

    /** Sells the seat if it is still held; a repeated confirmation finds what the first one did. */
    public Outcome confirm(Course course, Instant now) {
        expireIfLapsed(course, now);
        return switch (status) {
            case RESERVED -> {
                course.sell();
                end(ReservationStatus.CONFIRMED);
                yield new Granted(details());
            }
            case CONFIRMED -> new Granted(details());
            case CANCELLED -> new Refused(new ReservationCancelled(id));
            case EXPIRED -> new Refused(new ReservationExpired(id, expiresAt.toInstant()));
        };
    }

    /** Gives the seat back once, held or sold; where it was given back before, nothing changes. */
    public Outcome cancel(Course course, Instant now) {
        expireIfLapsed(course, now);
        switch (status) {
            case RESERVED -> {
                course.release();
                end(ReservationStatus.CANCELLED);
            }
            case CONFIRMED -> {
                course.refund();
                end(ReservationStatus.CANCELLED);
            }
            case CANCELLED, EXPIRED -> {}
        }
        return new Granted(details());
    }

    /** Gives the seat back if it is held past its time: from {@code expiresAt} on, that moment included. */
    public Outcome expireIfLapsed(Course course, Instant now) {
        if (status == ReservationStatus.RESERVED && !now.isBefore(expiresAt.toInstant())) {
            course.release();
            end(ReservationStatus.EXPIRED);
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

    private void end(ReservationStatus next) {
        status = next;
        lapsesAt = null;
    }
}
