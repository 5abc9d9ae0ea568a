package org.coursemarket.course.seats.entity;

import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;

/** What may be asked of the seats. Each command has one effect however often it is repeated. */
public sealed interface SeatCommand {
    /** The reservation that the command makes or changes. */
    UUID reservationId();

    /** What metrics call the command. */
    String name();

    /** Hold a seat of this course under this id, for this student; null where nobody said for whom. */
    record Reserve(UUID courseId, UUID reservationId, String student) implements SeatCommand {
        @Override
        public String name() {
            return "reserve";
        }
    }

    /** Change a reservation that exists. */
    sealed interface Transition extends SeatCommand {
        /** Does it, with the course locked, and writes each change to the history. */
        Outcome apply(Reservation reservation, Course course, SeatHistory history);
    }

    /** Sell the seat that is held. */
    record Confirm(UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "confirm";
        }

        @Override
        public Outcome apply(Reservation reservation, Course course, SeatHistory history) {
            return reservation.confirm(course, history);
        }
    }

    /** Give the seat back, whether it is held or sold. */
    record Cancel(UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "cancel";
        }

        @Override
        public Outcome apply(Reservation reservation, Course course, SeatHistory history) {
            return reservation.cancel(course, history);
        }
    }

    /** Give the seat back if its hold has lapsed. */
    record Expire(UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "expire";
        }

        @Override
        public Outcome apply(Reservation reservation, Course course, SeatHistory history) {
            return reservation.expireIfLapsed(course, history);
        }
    }
}
