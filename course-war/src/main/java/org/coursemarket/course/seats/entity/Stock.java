package org.coursemarket.course.seats.entity;

import java.time.Instant;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.SeatCounts;
import org.coursemarket.course.pricing.entity.Price;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.course.vouchers.entity.Voucher;

/**
 * What a reservation takes from: the seats of its course, with the places of their tiers, and the uses of its voucher. They move together,
 * and nothing else moves them.
 *
 * @param voucher null for a reservation without one
 */
public record Stock(Course course, Voucher voucher) {
    /** What a hold would cost at this moment. */
    public Price price(Instant now) {
        return course.price(voucher == null ? null : voucher.discount(), now);
    }

    SeatCounts hold(String tier, Instant now) {
        if (voucher != null) {
            voucher.move(Uses::hold);
        }
        return course.hold(tier, now);
    }

    SeatCounts sell(String tier, Instant now) {
        if (voucher != null) {
            voucher.move(Uses::spend);
        }
        return course.sell(tier, now);
    }

    SeatCounts release(String tier, Instant now) {
        if (voucher != null) {
            voucher.move(Uses::release);
        }
        return course.release(tier, now);
    }

    SeatCounts refund(String tier, Instant now) {
        if (voucher != null) {
            voucher.move(Uses::refund);
        }
        return course.refund(tier, now);
    }
}
