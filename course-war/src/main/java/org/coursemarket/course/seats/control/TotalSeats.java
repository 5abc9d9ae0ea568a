package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseIsNotThatVersion;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.SeatsTaken;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.vouchers.control.VoucherStore;
import org.coursemarket.runtime.security.Caller;

/** How many seats the courses have. */
@ApplicationScoped
@Transactional
public class TotalSeats {
    @Inject
    CourseStore courses;

    @Inject
    ReservationStore reservations;

    @Inject
    VoucherStore vouchers;

    @Inject
    SeatHistoryStore histories;

    @Inject
    Clock clock;

    /**
     * Gives a course so many seats. Lapsed holds give theirs back before they are too many.
     *
     * @param condition which versions of the course the caller means
     * @throws UnknownCourse if there is none with this id
     * @throws NotYourCourse if the caller may not act for its owner
     * @throws CourseIsNotThatVersion if it has another version
     * @throws SeatsTaken if more are held and sold
     */
    public CourseDetails set(UUID id, int seats, IfMatch condition, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        var history = new SeatHistory(course.moment(clock.instant()));
        if (!course.hasRoomIn(seats)) {
            new LapsedHolds(reservations, new KnownVouchers(vouchers), history).giveBack(course);
        }
        course.resize(seats, condition, history.now()).ifPresent(history::writeResizing);
        histories.add(history.changes());
        return course.details(history.now());
    }
}
