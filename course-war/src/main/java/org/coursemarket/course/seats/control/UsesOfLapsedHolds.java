package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.vouchers.control.LapsedUses;
import org.coursemarket.course.vouchers.control.VoucherStore;
import org.coursemarket.course.vouchers.entity.Voucher;

/** Gives back what lapsed holds have taken where somebody else than a buyer wants it. */
@ApplicationScoped
public class UsesOfLapsedHolds implements LapsedUses {
    @Inject
    ReservationStore reservations;

    @Inject
    VoucherStore vouchers;

    @Inject
    SeatHistoryStore histories;

    @Inject
    Clock clock;

    @Override
    public void giveBack(Course course, Voucher voucher) {
        var history = new SeatHistory(course.moment(clock.instant()));
        new LapsedHolds(reservations, new KnownVouchers(vouchers), history).giveBack(course, voucher);
        histories.add(history.changes());
    }
}
