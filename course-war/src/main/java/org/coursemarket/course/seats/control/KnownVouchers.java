package org.coursemarket.course.seats.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.SeatCommand.Take;
import org.coursemarket.course.seats.entity.Stock;
import org.coursemarket.course.vouchers.control.VoucherStore;
import org.coursemarket.course.vouchers.entity.Voucher;

/** The vouchers that a batch has to do with, of courses that it has locked. Belongs to one thread. */
final class KnownVouchers {
    private record Wanted(UUID course, String code) {
        boolean isThere() {
            return code != null;
        }
    }

    private final VoucherStore store;
    private final Set<Wanted> lookedFor = new HashSet<>();
    private final Map<Wanted, Voucher> found = new HashMap<>();

    KnownVouchers(VoucherStore store) {
        this.store = store;
    }

    /** Looks for those of the reservations and of the wishes with one query, and with none where nobody has a voucher. */
    void look(Collection<Reservation> reservations, Collection<Take> wishes) {
        var wanted = new HashSet<Wanted>();
        reservations.forEach(one -> wanted.add(new Wanted(one.courseId(), one.voucher())));
        wishes.forEach(one -> wanted.add(new Wanted(one.courseId(), one.voucher())));
        wanted.removeIf(one -> !one.isThere() || !lookedFor.add(one));
        store.findAll(
                        wanted.stream().map(Wanted::course).collect(Collectors.toSet()),
                        wanted.stream().map(Wanted::code).collect(Collectors.toSet()))
                .forEach(voucher -> found.put(new Wanted(voucher.courseId(), voucher.code()), voucher));
    }

    /** What a reservation with this voucher takes from; null for one without. */
    Stock stock(Course course, String code) {
        return new Stock(course, found.get(new Wanted(course.id(), code)));
    }
}
