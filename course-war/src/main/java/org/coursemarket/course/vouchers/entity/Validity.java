package org.coursemarket.course.vouchers.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/**
 * When a voucher counts, to the microsecond, as the databases keep it.
 *
 * @param from its first moment; null for no beginning
 * @param until the first moment after it; null for no end
 */
record Validity(Instant from, Instant until) {
    Validity {
        from = kept(from);
        until = kept(until);
    }

    /** What is wrong with it: there is no moment in it. */
    List<FieldError> errors() {
        return from == null || until == null || from.isBefore(until)
                ? List.of()
                : List.of(new FieldError("until", "must be later than from"));
    }

    private static Instant kept(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
