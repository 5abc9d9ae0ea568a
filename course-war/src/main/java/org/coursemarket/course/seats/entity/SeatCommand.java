package org.coursemarket.course.seats.entity;

import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;

/** What may be asked of the seats. Each command has one effect however often it is repeated. */
public sealed interface SeatCommand {
    /** The reservation that the command makes or changes. */
    UUID reservationId();

    /** Hold a seat of this course under this id, for this student; null where nobody said for whom. */
    record Reserve(UUID courseId, UUID reservationId, String student) implements SeatCommand {}

    /** Change a reservation that exists. */
    sealed interface Transition extends SeatCommand {
        Outcome apply(Reservation reservation, Course course, SeatTrail trail);
    }

    /** Sell the seat that is held. */
    record Confirm(UUID reservationId) implements Transition {
        @Override
        public Outcome apply(Reservation reservation, Course course, SeatTrail trail) {
            return reservation.confirm(course, trail);
        }
    }

    /** Give the seat back, whether it is held or sold. */
    record Cancel(UUID reservationId) implements Transition {
        @Override
        public Outcome apply(Reservation reservation, Course course, SeatTrail trail) {
            return reservation.cancel(course, trail);
        }
    }

    /** Give the seat back if its hold has lapsed. */
    record Expire(UUID reservationId) implements Transition {
        @Override
        public Outcome apply(Reservation reservation, Course course, SeatTrail trail) {
            return reservation.expireIfLapsed(course, trail);
        }
    }
}
