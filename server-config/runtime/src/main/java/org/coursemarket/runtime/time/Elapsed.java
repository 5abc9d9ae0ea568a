package org.coursemarket.runtime.time;

import java.time.Duration;

/** How long ago something happened, whatever the clock is set to meanwhile. Any thread may use this. */
public final class Elapsed {
    private final Stopwatch stopwatch;
    private volatile long beginNanos;

    /** It happens now. */
    public Elapsed(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
        restart();
    }

    /** It happens again. */
    public void restart() {
        beginNanos = stopwatch.nanos();
    }

    /** Since it happened last. */
    public Duration time() {
        return Duration.ofNanos(stopwatch.nanos() - beginNanos);
    }
}
