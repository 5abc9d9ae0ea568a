package org.coursemarket.course.vouchers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.CourseNotOpen;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.prices.entity.PreviewedPrice;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.vouchers.entity.VoucherExhausted;
import org.coursemarket.course.vouchers.entity.VoucherInvalid;
import org.coursemarket.runtime.security.Caller;

/** What a seat costs now, with a voucher or without. It is read as it is stored, without a lock, and nothing changes. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Quotes {
    @Inject
    CourseStore courses;

    @Inject
    VoucherStore store;

    @Inject
    Clock clock;

    /**
     * What a hold would cost.
     *
     * @param code of the voucher, in capitals; null for none
     * @throws UnknownCourse if there is none with this id for the caller to see
     * @throws CourseNotOpen if it is not on sale
     * @throws VoucherInvalid if no seat of the course can be had with the voucher now
     * @throws VoucherExhausted if every use of it is held or spent
     */
    public PreviewedPrice quote(UUID id, String code, Caller caller) {
        var course = courses.find(id).orElseThrow(() -> new UnknownCourse(id)).requireMaySee(Optional.of(caller));
        if (!course.isOpen()) {
            throw new CourseNotOpen(id);
        }
        var now = course.moment(clock.instant());
        var discount = code == null ? null : discount(id, code, now);
        return PreviewedPrice.of(course.pricing(), course.circumstances(now).with(discount));
    }

    private Discount discount(UUID courseId, String code, Instant now) {
        var voucher = store.find(courseId, code)
                .filter(one -> one.discount().isValid(now))
                .orElseThrow(() -> new VoucherInvalid(courseId));
        if (voucher.isUsedUp()) {
            throw new VoucherExhausted(courseId);
        }
        return voucher.discount();
    }
}
