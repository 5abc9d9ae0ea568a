package org.coursemarket.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;

/**
 * The seats as the contract has them, one command after another: nothing is counted, each course has as many seats free as are not
 * held or sold. An answer is a status or the name of a refusal.
 */
final class SeatModel {
    /** One reservation. */
    record Seat(UUID courseId, BigDecimal price, Instant expiresAt, ReservationStatus status) {
        boolean isLive() {
            return status == ReservationStatus.RESERVED || status == ReservationStatus.CONFIRMED;
        }

        Seat with(ReservationStatus next) {
            return new Seat(courseId, price, expiresAt, next);
        }
    }

    final Map<UUID, CourseDetails> courses = new HashMap<>();
    final Map<UUID, Seat> seats = new LinkedHashMap<>();
    private final Duration timeToLive;

    SeatModel(Duration timeToLive) {
        this.timeToLive = timeToLive;
    }

    /** A course is new, or has a new price. */
    void offer(CourseDetails course) {
        courses.put(course.id(), course);
    }

    String answer(SeatCommand command, Instant now) {
        var id = command.reservationId();
        if (command instanceof Reserve reserve) {
            return reserve(reserve, now);
        }
        lapse(id, now);
        var seat = seats.get(id);
        if (seat == null) {
            return "unknown-reservation";
        }
        if (command instanceof Confirm) {
            return switch (seat.status()) {
                case RESERVED, CONFIRMED -> become(id, ReservationStatus.CONFIRMED);
                case CANCELLED -> "reservation-cancelled";
                case EXPIRED -> "reservation-expired";
            };
        }
        return command instanceof Expire || !seat.isLive()
                ? seat.status().name()
                : become(id, ReservationStatus.CANCELLED);
    }

    private String reserve(Reserve command, Instant now) {
        var seat = seats.get(command.reservationId());
        if (seat != null && !seat.courseId().equals(command.courseId())) {
            return "reservation-key-reused";
        }
        if (seat != null) {
            lapse(command.reservationId(), now);
            return seats.get(command.reservationId()).status().name();
        }
        var course = courses.get(command.courseId());
        if (course == null) {
            return "unknown-course";
        }
        if (taken(course.id()) == course.totalSeats()) {
            seats.keySet().stream()
                    .filter(id -> seats.get(id).courseId().equals(course.id()))
                    .forEach(id -> lapse(id, now));
        }
        if (taken(course.id()) == course.totalSeats()) {
            return "sold-out";
        }
        seats.put(command.reservationId(), new Seat(course.id(), course.price(), now.plus(timeToLive), null));
        return become(command.reservationId(), ReservationStatus.RESERVED);
    }

    private long taken(UUID course) {
        return seats.values().stream()
                .filter(seat -> seat.courseId().equals(course) && seat.isLive())
                .count();
    }

    private void lapse(UUID id, Instant now) {
        var seat = seats.get(id);
        if (seat != null && seat.status() == ReservationStatus.RESERVED && !now.isBefore(seat.expiresAt())) {
            become(id, ReservationStatus.EXPIRED);
        }
    }

    private String become(UUID id, ReservationStatus status) {
        seats.computeIfPresent(id, (same, seat) -> seat.with(status));
        return status.name();
    }
}
