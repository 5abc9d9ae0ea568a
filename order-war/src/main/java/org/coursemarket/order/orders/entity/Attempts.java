package org.coursemarket.order.orders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The attempts to bring an order to its end, one at a time: each is over when its deadline is, and the next may begin
 * {@link #GRACE} after that, and ever later. These are times of the clock, for the nodes have nothing else in common. One that is set
 * forward makes an attempt due early, but not before its deadline on that clock. One that is set back would keep it from being due:
 * what lies too far ahead is brought near.
 */
@Embeddable
class Attempts {
    /** How far the clocks of two nodes may be apart. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** The most that is added between two attempts, the first of which are a second apart. */
    static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    @Column(name = "attempts")
    private int begun;

    /** No clock is as far ahead of another one as this, unless it is wrong. */
    private static final Duration FAR_AHEAD = Duration.ofMinutes(1);

    /** Null where there is nothing left to do. */
    @Column(name = "next_attempt_at")
    private OffsetDateTime nextAt;

    boolean isDue(Instant now) {
        return nextAt != null && !nextAt.toInstant().isAfter(now);
    }

    void begin(Instant now, Duration deadline) {
        begun++;
        nextAt = afterOneFrom(now, deadline);
    }

    /** The next one need not wait longer than until the present one is over for sure. */
    void hurry() {
        nextAt = nextAt.minus(backoff());
    }

    /** What is due later than this was written by a clock that was wrong. */
    static Instant latest(Instant now, Duration deadline) {
        return now.plus(deadline).plus(GRACE).plus(LONGEST_BACKOFF).plus(FAR_AHEAD);
    }

    /** Where it is due too late, it becomes due as if the last attempt began now: that may be under way. */
    void bringNear(Instant now, Duration deadline) {
        if (nextAt != null && nextAt.toInstant().isAfter(latest(now, deadline))) {
            nextAt = afterOneFrom(now, deadline);
        }
    }

    private OffsetDateTime afterOneFrom(Instant now, Duration deadline) {
        return now.plus(deadline).plus(GRACE).plus(backoff()).atOffset(ZoneOffset.UTC);
    }

    /** Nothing is left to do, until there is something new. */
    void end() {
        nextAt = null;
    }

    OffsetDateTime nextAt() {
        return nextAt;
    }

    /** The number of the last one; it only grows, so it tells a late attempt from the present one. */
    int last() {
        return begun;
    }

    private Duration backoff() {
        var doubled =
                Duration.ofSeconds(1L << Math.max(0, Math.min(begun - 1, 10))).minusSeconds(1);
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
