package org.coursemarket.order.seats.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * One attempt to bring an order to its end: until when it may act, and whether the course service may have acted on it. After its
 * deadline no call begins, and none that began is waited for. The deadline has come when the clock shows it, or when as much time has
 * passed: a clock that is set back makes no attempt longer, for the next one may have begun. Belongs to one thread.
 */
public final class Attempt {
    private final Clock clock;
    private final Stopwatch stopwatch;
    private final Instant deadline;
    private final long endNanos;
    private final boolean isFirst;
    private int begun;
    private int harmless;

    private Attempt(Clock clock, Stopwatch stopwatch, Duration length, boolean isFirst) {
        this.clock = clock;
        this.stopwatch = stopwatch;
        this.endNanos = stopwatch.nanos() + length.toNanos();
        this.deadline = clock.instant().plus(length);
        this.isFirst = isFirst;
    }

    /** Before this one the course service knows nothing of the order. */
    public static Attempt first(Clock clock, Stopwatch stopwatch, Duration length) {
        return new Attempt(clock, stopwatch, length, true);
    }

    /** Nobody here knows what became of the one before. */
    public static Attempt further(Clock clock, Stopwatch stopwatch, Duration length) {
        return new Attempt(clock, stopwatch, length, false);
    }

    /** Whether its time is over. */
    public boolean isOver() {
        var left = untilDeadline();
        return left.isZero() || left.isNegative();
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
        var left = untilDeadline();
        if (left.toMillis() < 1) {
            throw new DeadlineReached();
        }
        return left;
    }

    private Duration untilDeadline() {
        var byClock = Duration.between(clock.instant(), deadline);
        var byStopwatch = Duration.ofNanos(endNanos - stopwatch.nanos());
        return byClock.compareTo(byStopwatch) < 0 ? byClock : byStopwatch;
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
