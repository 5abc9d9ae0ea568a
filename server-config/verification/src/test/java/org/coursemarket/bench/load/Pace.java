package org.coursemarket.bench.load;

import java.time.Duration;

/**
 * When operations begin, and when they are measured.
 *
 * @param ramp comes before the measurement
 * @param perSecond in all, whatever becomes of them (an open loop); 0 for each connection's next one after its last (a closed one)
 */
public record Pace(Duration ramp, Duration length, double perSecond) {
    private static final Duration RAMP = Duration.ofMillis(200);

    public static Pace closed(Duration length) {
        return new Pace(RAMP, length, 0);
    }

    public static Pace open(Duration length, double perSecond) {
        return new Pace(RAMP, length, perSecond);
    }

    /** A closed one that is measured from its first operation on. */
    public static Pace atOnce(Duration length) {
        return new Pace(Duration.ZERO, length, 0);
    }

    /** As fast as it goes until the script is at its end. */
    public static Pace untilDone() {
        return new Pace(Duration.ZERO, Duration.ofMinutes(2), 0);
    }

    boolean isOpen() {
        return perSecond > 0;
    }

    /** When this operation should begin. */
    long dueNanos(long startNanos, long operation, long now) {
        return isOpen() ? startNanos + (long) (operation / perSecond * 1e9) : now;
    }
}
