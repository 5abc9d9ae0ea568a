package org.coursemarket.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What a machine takes for the time: more or less, and now and then it is set. */
final class MachineClock implements InstantSource {
    /** What a thread has seen on a clock, and when that really was. */
    record Reading(Instant shown, Instant real) {}

    private static final ThreadLocal<Reading> LAST = new ThreadLocal<>();

    private final Scheduler scheduler;
    private Duration ahead;

    MachineClock(Scheduler scheduler, Duration ahead) {
        this.scheduler = scheduler;
        this.ahead = ahead;
    }

    /** When this thread last asked any clock. */
    static Reading lastReading() {
        return LAST.get();
    }

    void set(Duration newAhead) {
        ahead = newAhead;
    }

    @Override
    public Instant instant() {
        LAST.set(new Reading(shown(), scheduler.now()));
        return shown();
    }

    /** For whoever is not of this machine. */
    Instant shown() {
        return scheduler.now().plus(ahead);
    }
}
