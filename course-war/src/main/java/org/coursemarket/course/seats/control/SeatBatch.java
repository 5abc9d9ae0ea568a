package org.coursemarket.course.seats.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationKeyReused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Transition;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.seats.entity.SoldOut;
import org.coursemarket.course.seats.entity.UnknownReservation;

/**
 * A batch of commands at work: the courses that it has locked, the reservations that it knows, and what it adds to the histories, at one
 * moment for all of it. Belongs to one thread, in the transaction that has the locks.
 */
class SeatBatch {
    /** A full course gives back this many lapsed holds in one batch; the timer and the next batch get the rest. */
    static final int LAPSED_HOLDS_AT_ONCE = 1_000;

    private final Map<UUID, Course> courses = new HashMap<>();
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private final Set<UUID> sweptCourses = new HashSet<>();
    private final ReservationStore store;
    private final Duration timeToLive;
    private final SeatHistory history;

    SeatBatch(
            List<Course> lockedCourses,
            List<Reservation> knownReservations,
            ReservationStore store,
            Duration timeToLive,
            SeatHistory history) {
        lockedCourses.forEach(course -> courses.put(course.id(), course));
        knownReservations.forEach(reservation -> reservations.put(reservation.id(), reservation));
        this.store = store;
        this.timeToLive = timeToLive;
        this.history = history;
    }

    /** What becomes of the next command; a refusal changes nothing but that lapsed holds are given back. */
    Outcome decide(SeatCommand command) {
        return command instanceof Reserve reserve ? reserve(reserve) : change((Transition) command);
    }

    private Outcome change(Transition command) {
        var reservation = reservations.get(command.reservationId());
        return reservation == null
                ? new Refused(new UnknownReservation(command.reservationId()))
                : command.apply(reservation, courses.get(reservation.courseId()), history);
    }

    private Outcome reserve(Reserve command) {
        var course = courses.get(command.courseId());
        var earlier = reservations.get(command.reservationId());
        if (earlier != null) {
            return earlier.isOf(command.courseId())
                    ? earlier.expireIfLapsed(course, history)
                    : new Refused(new ReservationKeyReused(command.reservationId(), command.courseId()));
        }
        if (course == null) {
            return new Refused(new UnknownCourse(command.courseId()));
        }
        if (course.isFull() && sweptCourses.add(course.id())) {
            store.lapsedHolds(course.id(), history.now(), LAPSED_HOLDS_AT_ONCE)
                    .forEach(hold -> hold.expireIfLapsed(course, history));
        }
        if (course.isFull()) {
            return new Refused(new SoldOut(course.id()));
        }
        var reservation = Reservation.hold(command.reservationId(), course, command.student(), history, timeToLive);
        store.add(reservation);
        reservations.put(reservation.id(), reservation);
        return new Granted(reservation.details());
    }
}
