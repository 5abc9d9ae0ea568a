package org.coursemarket.course.seats.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseNotOpen;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.pricing.entity.Price;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationKeyReused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Take;
import org.coursemarket.course.seats.entity.SeatCommand.Transition;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.seats.entity.SoldOut;
import org.coursemarket.course.seats.entity.Stock;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.course.vouchers.entity.VoucherExhausted;
import org.coursemarket.course.vouchers.entity.VoucherInvalid;
import org.coursemarket.runtime.problems.Refusal;

/**
 * A batch of commands at work: the courses that it has locked, the reservations that it knows, and what it adds to the histories, at one
 * moment for all of it. Belongs to one thread, in the transaction that has the locks.
 */
class SeatBatch {
    private final Map<UUID, Course> courses = new HashMap<>();
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private final ReservationStore store;
    private final KnownVouchers vouchers;
    private final LapsedHolds lapsed;
    private final Duration timeToLive;
    private final SeatHistory history;

    SeatBatch(
            List<Course> lockedCourses,
            List<Reservation> knownReservations,
            ReservationStore store,
            KnownVouchers vouchers,
            Duration timeToLive,
            SeatHistory history) {
        lockedCourses.forEach(course -> courses.put(course.id(), course));
        knownReservations.forEach(reservation -> reservations.put(reservation.id(), reservation));
        this.store = store;
        this.vouchers = vouchers;
        this.lapsed = new LapsedHolds(store, vouchers, history);
        this.timeToLive = timeToLive;
        this.history = history;
    }

    /** What becomes of the next command; a refusal moves no seat, but that lapsed holds are given back. */
    Outcome decide(SeatCommand command) {
        var reservation = reservations.get(command.reservationId());
        if (reservation != null) {
            return reservation.isMeantBy(command)
                    ? repeat(command, reservation)
                    : new Refused(new ReservationKeyReused(command.reservationId(), command.courseId()));
        }
        if (command.courseId() == null) {
            return new Refused(new UnknownReservation(command.reservationId()));
        }
        var course = courses.get(command.courseId());
        if (course == null) {
            return new Refused(new UnknownCourse(command.courseId()));
        }
        return command instanceof Take wish
                ? take(wish, course)
                : new Granted(add(Reservation.withdrawn(command.reservationId(), course, history.now()))
                        .details());
    }

    private Outcome repeat(SeatCommand command, Reservation reservation) {
        var stock = vouchers.stock(courses.get(reservation.courseId()), reservation.voucher());
        if (command instanceof Sell sale) {
            return reservation.sell(sale, stock, history);
        }
        return command instanceof Transition transition
                ? transition.apply(reservation, stock, history)
                : reservation.expireIfLapsed(stock, history);
    }

    /** Everything is looked at before anything moves. */
    private Outcome take(Take wish, Course course) {
        var stock = vouchers.stock(course, wish.voucher());
        var shortage = shortage(wish, stock);
        if (shortage.isPresent()) {
            return refused(wish, course, shortage.get(), () -> course.price(null, history.now()));
        }
        var price = price(stock);
        var objection = wish instanceof Sell sale
                ? sale.objection(price.amount(), course.currency())
                : Optional.<Refusal>empty();
        if (objection.isPresent()) {
            return refused(wish, course, objection.get(), () -> price);
        }
        var reservation = add(Reservation.hold(wish, stock, price, history, timeToLive));
        if (wish instanceof Sell) {
            reservation.confirm(stock, history);
        }
        return new Granted(reservation.details(), price.kinds());
    }

    /** Why there is no seat for the wish, whatever it costs. */
    private Optional<Refusal> shortage(Take wish, Stock stock) {
        var course = stock.course();
        if (!course.isOpen()) {
            return Optional.of(new CourseNotOpen(course.id()));
        }
        if (course.isFull()) {
            lapsed.giveBack(course);
        }
        if (course.isFull()) {
            return Optional.of(new SoldOut(course.id()));
        }
        if (wish.voucher() == null) {
            return Optional.empty();
        }
        var voucher = stock.voucher();
        if (voucher == null || !voucher.discount().isValid(history.now())) {
            return Optional.of(new VoucherInvalid(course.id()));
        }
        if (voucher.isUsedUp()) {
            lapsed.giveBack(course, voucher);
        }
        return voucher.isUsedUp() ? Optional.of(new VoucherExhausted(course.id())) : Optional.empty();
    }

    private Price price(Stock stock) {
        lapsed.giveBackUntilATierIsFree(stock.course());
        return stock.price(history.now());
    }

    /** Of a sale that is final: a reservation is left behind that says so, at this price, which nobody else needs. */
    private Outcome refused(Take wish, Course course, Refusal reason, Supplier<Price> price) {
        if (wish instanceof Sell sale) {
            add(Reservation.refused(sale, course, price.get(), reason, history.now()));
        }
        return new Refused(reason);
    }

    private Reservation add(Reservation reservation) {
        store.add(reservation);
        reservations.put(reservation.id(), reservation);
        return reservation;
    }
}
