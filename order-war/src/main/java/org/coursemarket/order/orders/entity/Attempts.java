package org.coursemarket.order.orders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The attempts to bring an order to its end, one at a time: each is over when its deadline is, and the next may begin
 * {@link #GRACE} after that, and ever later.
 */
@Embeddable
class Attempts {
    /** How far the clocks of two nodes may be apart. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** The most that is added between two attempts, the first of which are a second apart. */
    static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    @Column(name = "attempts")
    private int begun;

    /** Null where there is nothing left to do. */
    @Column(name = "next_attempt_at")
    private OffsetDateTime nextAt;

    boolean isDue(Instant now) {
        return nextAt != null && !nextAt.toInstant().isAfter(now);
    }

    void begin(Instant now, Duration deadline) {
        begun++;
        nextAt = now.plus(deadline).plus(GRACE).plus(backoff()).atOffset(ZoneOffset.UTC);
    }

    /** Nothing is left to do, until there is something new. */
    void end() {
        nextAt = null;
    }

    /** The number of the last one; it only grows, so it tells a late attempt from the present one. */
    int last() {
        return begun;
    }

    private Duration backoff() {
        var doubled = Duration.ofSeconds(1L << Math.min(begun - 1, 10)).minusSeconds(1);
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
