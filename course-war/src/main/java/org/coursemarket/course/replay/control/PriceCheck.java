package org.coursemarket.course.replay.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.prices.control.PriceVersionStore;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.course.replay.entity.PriceCheckPage;
import org.coursemarket.course.replay.entity.PriceDifference;
import org.coursemarket.course.seats.control.SeatHistoryStore;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.vouchers.control.VoucherStore;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.runtime.security.Caller;

/** Computes the prices of a course's holds again. */
@ApplicationScoped
public class PriceCheck {
    @Inject
    CourseStore courses;

    @Inject
    SeatHistoryStore histories;

    @Inject
    PriceVersionStore versions;

    @Inject
    VoucherStore vouchers;

    /**
     * Goes through a part of the history of the course's seats.
     *
     * @param after the sequence after which it begins; 0 for the beginning
     * @param limit how many changes
     * @throws UnknownCourse if there is no such course
     * @throws NotYourCourse if the caller may not act for its owner
     */
    public PriceCheckPage page(UUID id, long after, int limit, Caller caller) {
        var currency = courses.find(id)
                .orElseThrow(() -> new UnknownCourse(id))
                .requireMayActFor(caller)
                .currency();
        var rows = histories.changes(id, after, limit);
        var replay = new PriceReplay(
                currency,
                versions.findAll(id, all(rows, SeatChangeDetails::priceVersion)).stream()
                        .collect(Collectors.toMap(PriceVersion::version, version -> version)),
                vouchers.findAll(Set.of(id), all(rows, SeatChangeDetails::voucher)).stream()
                        .collect(Collectors.toMap(Voucher::code, voucher -> voucher)),
                after == 0 ? TierPlaces.NONE : histories.tierPlaces(id, after));
        var differences = new ArrayList<PriceDifference>();
        rows.forEach(row -> replay.next(row).ifPresent(differences::add));
        int checked = (int) rows.stream().filter(PriceReplay::isPriced).count();
        return new PriceCheckPage(
                checked,
                differences,
                rows.size() < limit ? null : rows.get(rows.size() - 1).sequence());
    }

    private static <T> Set<T> all(List<SeatChangeDetails> rows, Function<SeatChangeDetails, T> value) {
        return rows.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
