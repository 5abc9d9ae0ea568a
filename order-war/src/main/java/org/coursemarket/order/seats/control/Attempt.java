package org.coursemarket.order.seats.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to bring an order to its end: until when it may act, and whether the course service may have acted on it. After its
 * deadline no call begins, and none that began is waited for. Belongs to one thread.
 */
public final class Attempt {
    private final Clock clock;
    private final Instant deadline;
    private final boolean isFirst;
    private int begun;
    private int harmless;

    private Attempt(Clock clock, Duration length, boolean isFirst) {
        this.clock = clock;
        this.deadline = clock.instant().plus(length);
        this.isFirst = isFirst;
    }

    /** Before this one the course service knows nothing of the order. */
    public static Attempt first(Clock clock, Duration length) {
        return new Attempt(clock, length, true);
    }

    /** Nobody here knows what became of the one before. */
    public static Attempt further(Clock clock, Duration length) {
        return new Attempt(clock, length, false);
    }

    /** Whether its time is over. */
    public boolean isOver() {
        return !clock.instant().isBefore(deadline);
    }

    /**
     * A call begins.
     *
     * @return how long it may take, at least a millisecond
     * @throws DeadlineReached if there is no time left for it
     */
    Duration begin() {
        var left = left();
        begun++;
        return left;
    }

    /**
     * How much of its time is left, at least a millisecond.
     *
     * @throws DeadlineReached if there is none
     */
    Duration left() {
        var left = Duration.between(clock.instant(), deadline);
        if (left.toMillis() < 1) {
            throw new DeadlineReached();
        }
        return left;
    }

    void failed(CourseServiceFailure failure) {
        if (!failure.mayHaveActed()) {
            harmless++;
        }
    }

    boolean mayHaveActed() {
        return !isFirst || begun > harmless;
    }
}
