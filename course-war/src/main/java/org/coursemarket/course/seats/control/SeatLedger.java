package org.coursemarket.course.seats.control;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Take;
import org.coursemarket.course.seats.entity.SeatCommand.Transition;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.vouchers.control.VoucherStore;

/**
 * The one place where seats change hands: a batch of commands is one transaction.
 *
 * <p>The write lock makes this node one orderly writer: it is taken before the transaction begins and released after the
 * commit, because the method begins its own (REQUIRES_NEW). What makes the seats safe among several nodes is the row lock on
 * each touched course.
 */
@Singleton
@Lock(LockType.WRITE)
@AccessTimeout(value = 5, unit = TimeUnit.SECONDS)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SeatLedger {
    @Inject
    CourseStore courses;

    @Inject
    ReservationStore reservations;

    @Inject
    VoucherStore vouchers;

    @Inject
    SeatHistoryStore histories;

    @Inject
    SeatSettings settings;

    @Inject
    Clock clock;

    /**
     * Applies the commands in their order. When this returns they are committed; when it throws, none of them was applied, or
     * the commit itself went wrong and it is not known, and the same commands may be given again.
     *
     * @return what became of each command, in the same order
     * @throws ReservationAppeared if a reservation came to be between two looks at it; nothing was applied
     */
    public List<Outcome> apply(List<SeatCommand> commands) {
        var courseIds = new LinkedHashSet<UUID>();
        var reservationIds = new LinkedHashSet<UUID>();
        var movedIds = new LinkedHashSet<UUID>();
        var wishes = new ArrayList<Take>();
        for (SeatCommand command : commands) {
            reservationIds.add(command.reservationId());
            if (command.courseId() != null) {
                courseIds.add(command.courseId());
            }
            if (command instanceof Transition) {
                movedIds.add(command.reservationId());
            }
            if (command instanceof Take wish) {
                wishes.add(wish);
            }
        }
        courseIds.addAll(reservations.coursesOf(movedIds));

        // First the locks, then what they guard, then the time: a hold that lapses while we wait for a lock has lapsed.
        var lockedCourses = courses.lock(courseIds);
        var knownReservations = reservations.findAll(reservationIds);
        if (knownReservations.stream()
                .anyMatch(known -> movedIds.contains(known.id()) && !courseIds.contains(known.courseId()))) {
            throw new ReservationAppeared();
        }
        var shown = clock.instant();
        var history = new SeatHistory(lockedCourses.stream()
                .map(course -> course.moment(shown))
                .max(Instant::compareTo)
                .orElse(shown));
        var knownVouchers = new KnownVouchers(vouchers);
        knownVouchers.look(knownReservations, wishes);
        var batch = new SeatBatch(
                lockedCourses, knownReservations, reservations, knownVouchers, settings.timeToLive(), history);
        var outcomes = commands.stream().map(batch::decide).toList();
        histories.add(history.changes());
        return outcomes;
    }
}
