package org.coursemarket.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coursemarket.history.Outcome.Unknown;

/** Tries every order of a few requests, and every moment for a hold to lapse, on the model itself. */
final class BruteForce {
    private final Map<String, Instant> expiry;

    BruteForce(Map<String, Instant> expiry) {
        this.expiry = expiry;
    }

    boolean explains(CourseModel course, List<Operation> left) {
        var due =
                left.stream().map(Operation::completed).min(Instant::compareTo).orElse(Instant.MAX);
        if (due.equals(Instant.MAX)) {
            return true;
        }
        for (var next : left) {
            if (!next.invoked().isAfter(due)) {
                var after = course.copy();
                var answer = after.apply(next.action(), next.reservation(), next.invoked());
                boolean fits =
                        next.outcome() instanceof Unknown || next.outcome().equals(answer);
                if (fits && explains(after, without(left, next))) {
                    return true;
                }
            }
        }
        for (var reservation : expiry.keySet()) {
            var after = course.copy();
            if (after.lapse(reservation, due) && explains(after, left)) {
                return true;
            }
        }
        return false;
    }

    private static List<Operation> without(List<Operation> all, Operation one) {
        var others = new ArrayList<>(all);
        others.remove(one);
        return others;
    }
}
