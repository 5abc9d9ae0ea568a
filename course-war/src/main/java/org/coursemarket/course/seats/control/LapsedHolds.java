package org.coursemarket.course.seats.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.SeatHistory;
import org.coursemarket.course.vouchers.entity.Voucher;

/**
 * Gives back what lapsed holds have taken, before somebody is refused for want of it: seats, places of a tier, uses of a voucher. It
 * looks for each once, for no hold can lapse within a batch, which has one moment. Belongs to one thread, in the transaction that has the locks.
 */
final class LapsedHolds {
    /** So many of one kind are given back in one batch; the timer and the next batch get the rest. */
    static final int AT_ONCE = 1_000;

    private enum What {
        SEATS,
        TIER,
        VOUCHER
    }

    private record Swept(UUID course, What what, String name) {}

    private final ReservationStore reservations;
    private final KnownVouchers vouchers;
    private final SeatHistory history;
    private final Set<Swept> swept = new HashSet<>();

    LapsedHolds(ReservationStore reservations, KnownVouchers vouchers, SeatHistory history) {
        this.reservations = reservations;
        this.vouchers = vouchers;
        this.history = history;
    }

    void giveBack(Course course) {
        once(
                course,
                new Swept(course.id(), What.SEATS, ""),
                () -> reservations.lapsedHolds(course.id(), history.now(), AT_ONCE));
    }

    /** Of the tiers in their order, up to the first one that has a free place: that one makes the price. */
    void giveBackUntilATierIsFree(Course course) {
        for (var tier : course.priceRules().tiers()) {
            if (tier.mayBeFreed(course.tierPlaces())) {
                giveBack(course, tier.name());
            }
            if (tier.isFree(course.tierPlaces())) {
                return;
            }
        }
    }

    private void giveBack(Course course, String tier) {
        once(
                course,
                new Swept(course.id(), What.TIER, tier),
                () -> reservations.lapsedHoldsOfTier(course.id(), tier, history.now(), AT_ONCE));
    }

    void giveBack(Course course, Voucher voucher) {
        once(
                course,
                new Swept(course.id(), What.VOUCHER, voucher.code()),
                () -> reservations.lapsedHoldsOfVoucher(course.id(), voucher.code(), history.now(), AT_ONCE));
    }

    private void once(Course course, Swept what, Supplier<List<Reservation>> search) {
        if (swept.add(what)) {
            var holds = search.get();
            vouchers.look(holds, List.of());
            holds.forEach(hold -> hold.expireIfLapsed(vouchers.stock(course, hold.voucher()), history));
        }
    }
}
