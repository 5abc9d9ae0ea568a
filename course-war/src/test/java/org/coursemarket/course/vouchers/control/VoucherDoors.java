package org.coursemarket.course.vouchers.control;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.coursemarket.course.catalog.control.CourseStore;

/** What is done with vouchers, and asked of them, outside of a container. */
public final class VoucherDoors {
    private VoucherDoors() {}

    public static Vouchers vouchers(
            CourseStore courses, VoucherStore store, LapsedUses lapsed, RandomGenerator random, Clock clock) {
        var vouchers = new Vouchers();
        vouchers.courses = courses;
        vouchers.store = store;
        vouchers.lapsed = lapsed;
        vouchers.randomCodes = new RandomCodes(random);
        vouchers.clock = clock;
        return vouchers;
    }

    public static Quotes quotes(CourseStore courses, VoucherStore store, Clock clock) {
        var quotes = new Quotes();
        quotes.courses = courses;
        quotes.store = store;
        quotes.clock = clock;
        return quotes;
    }
}
