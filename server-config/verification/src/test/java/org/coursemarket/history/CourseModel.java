package org.coursemarket.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Counts;
import org.coursemarket.history.Outcome.Refused;
import org.coursemarket.history.Outcome.Stands;
import org.coursemarket.history.Outcome.Unknown;

/** A course, one request after another: what the services must look like from outside. Each hold lapses when the test says. */
final class CourseModel {
    private final int totalSeats;
    private final Map<String, Instant> expiry;
    private final Map<String, String> statuses = new HashMap<>();

    CourseModel(int totalSeats, Map<String, Instant> expiry) {
        this.totalSeats = totalSeats;
        this.expiry = expiry;
    }

    CourseModel copy() {
        var copy = new CourseModel(totalSeats, expiry);
        copy.statuses.putAll(statuses);
        return copy;
    }

    /** The answer, to a request that was sent at this moment. */
    Outcome apply(Action action, String reservation, Instant invoked) {
        if (action == Action.COUNT) {
            return counts();
        }
        if (action == Action.RESERVE && !statuses.containsKey(reservation)) {
            if (!invoked.isBefore(expiry.get(reservation))) {
                return new Unknown(); // no hold begins after its end
            }
            statuses.keySet().forEach(other -> lapse(other, invoked));
            if (counts().available() == 0) {
                return new Refused("sold-out", null);
            }
            statuses.put(reservation, "RESERVED");
        }
        var status = statuses.get(reservation);
        if (status == null) {
            return new Refused("unknown-reservation", null);
        }
        if (action != Action.LOOK) {
            lapse(reservation, invoked);
            status = statuses.get(reservation);
        }
        if (action == Action.CONFIRM && (status.equals("CANCELLED") || status.equals("EXPIRED"))) {
            return new Refused("reservation-" + status.toLowerCase(Locale.ROOT), null);
        }
        if (action == Action.CONFIRM) {
            status = "CONFIRMED";
        } else if (action == Action.CANCEL && !status.equals("EXPIRED")) {
            status = "CANCELLED";
        }
        statuses.put(reservation, status);
        return new Stands(status, "seat of " + reservation, expiry.get(reservation));
    }

    /** Ends a hold whose time is over, and says whether there was one. */
    boolean lapse(String reservation, Instant now) {
        return !now.isBefore(expiry.get(reservation)) && statuses.replace(reservation, "RESERVED", "EXPIRED");
    }

    private Counts counts() {
        int held = count("RESERVED");
        int sold = count("CONFIRMED");
        return new Counts(totalSeats - held - sold, held, sold);
    }

    private int count(String status) {
        return (int) statuses.values().stream().filter(status::equals).count();
    }
}
