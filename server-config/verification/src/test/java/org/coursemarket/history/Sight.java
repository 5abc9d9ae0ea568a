package org.coursemarket.history;

import java.time.Instant;
import org.coursemarket.history.Outcome.Counts;

/**
 * What a client saw of a whole course at one moment between its request and its answer: these counts, or, for one who found no
 * seat, that there was none.
 *
 * @param buyer whose hold was not there then; null for counts
 * @param counts null for one who found no seat
 */
record Sight(Life buyer, Counts counts, Instant from, Instant until) {
    static Sight ofFullCourse(Life buyer, Instant from, Instant until) {
        return new Sight(buyer, null, from, until);
    }

    static Sight ofCounts(Operation look) {
        return new Sight(null, (Counts) look.outcome(), look.invoked(), look.completed());
    }

    @Override
    public String toString() {
        String what = counts == null ? "no seat for " + buyer.reservation : counts.toString();
        return what + " between " + from + " and " + until;
    }
}
