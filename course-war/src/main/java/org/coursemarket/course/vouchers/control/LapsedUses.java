package org.coursemarket.course.vouchers.control;

import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.vouchers.entity.Voucher;

/** The uses of vouchers that lapsed holds have taken. Those who keep the holds implement it. */
public interface LapsedUses {
    /**
     * Gives back those of a voucher, with their seats, in the transaction of the caller, who has locked the course: of the oldest holds,
     * as many as are given back at once. A timer gives back the rest.
     */
    void giveBack(Course course, Voucher voucher);
}
