package org.coursemarket.bench;

import java.util.List;
import org.coursemarket.bench.load.Pace;

/**
 * What a window's operations ask for.
 *
 * @param seats of the courses, before the window
 */
record Offer(List<String> courses, Seats seats) {
    private static final int OTHER_VOUCHERS = 9_999;
    private static final int MOST_PURCHASES_PER_SECOND = 4_000;

    static Offer made(Site site, Row row, Pace pace, Students students) {
        var courses = courses(site, row, pace, students);
        return new Offer(courses, seats(site, courses));
    }

    /** The seats of its courses as they are now. */
    Seats seatsNow(Site site) {
        return seats(site, courses);
    }

    private static List<String> courses(Site site, Row row, Pace pace, Students students) {
        return switch (row) {
            case BARE, LIST, LIST_SIGNED_IN -> List.of();
            case GET_COURSE -> site.courses().spread().subList(0, 1);
            case RESERVE_HOT, RESERVE_CONFIRM -> site.courses().hot(1);
            case RESERVE_SPREAD, PURCHASE_SPREAD -> site.courses().spread();
            case RESERVE_PRICED -> site.courses().priced(1, 0);
            case RESERVE_AMONG_VOUCHERS -> site.courses().priced(1, OTHER_VOUCHERS);
            case PURCHASE_HOT, PURCHASE_WATCHED -> site.courses().hot(forPurchases(pace, students));
            case PURCHASE_PRICED -> site.courses().priced(forPurchases(pace, students), 0);
            case SOLD_OUT -> List.of(site.courses().soldOut());
        };
    }

    /** So many courses that no student has to buy one twice. */
    private static int forPurchases(Pace pace, Students students) {
        double seconds = pace.ramp().plus(pace.length()).toMillis() / 1e3;
        return 1 + (int) (seconds * MOST_PURCHASES_PER_SECOND / students.count());
    }

    private static Seats seats(Site site, List<String> courses) {
        return courses.isEmpty() ? Seats.NONE : site.courses().seats(courses);
    }
}
