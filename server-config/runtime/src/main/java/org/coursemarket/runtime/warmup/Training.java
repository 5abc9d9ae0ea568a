package org.coursemarket.runtime.warmup;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * One exercise in the course of a warm-up: how often it was begun, and how it fares. After a failure it rests, and after some it is given
 * up. Any thread may use this.
 */
final class Training {
    static final int MOST_FAILURES = 10;
    static final Duration REST = Duration.ofSeconds(1);

    private final Exercise exercise;
    private final Stopwatch stopwatch;
    private final BooleanSupplier mayGoOn;

    // All guarded by this.
    private int begun;
    private int failures;
    private Elapsed sinceFailure;

    /** @param mayGoOn false from when the warm-up ends, and what fails then is no failure of it */
    Training(Exercise exercise, Stopwatch stopwatch, BooleanSupplier mayGoOn) {
        this.exercise = exercise;
        this.stopwatch = stopwatch;
        this.mayGoOn = mayGoOn;
    }

    /** Whether it may be done once more, now or after its rest. */
    synchronized boolean isOpen() {
        return begun < exercise.most() && failures < MOST_FAILURES;
    }

    /** Does it once, unless it may not be done now; false then. */
    boolean perform(OwnServer server) {
        if (!begin()) {
            return false;
        }
        try {
            exercise.perform(server);
        } catch (Throwable failure) { // whatever it is, the next time may fare better
            failed(failure);
        }
        return true;
    }

    private synchronized boolean begin() {
        if (!isOpen() || isResting()) {
            return false;
        }
        begun++;
        return true;
    }

    /** Those that were begun at the same time fail for the same reason, mostly. */
    private synchronized void failed(Throwable failure) {
        if (isResting() || !mayGoOn.getAsBoolean()) {
            return;
        }
        failures++;
        sinceFailure = new Elapsed(stopwatch);
        if (failures == 1) {
            String why = failure.toString().replaceAll("\\s+", " ");
            WarmUp.LOG.log(Level.WARNING, "warming up with " + exercise.name() + " failed: " + why);
        }
    }

    private boolean isResting() {
        return sinceFailure != null && sinceFailure.time().compareTo(REST) < 0;
    }

    @Override
    public synchronized String toString() {
        return exercise.name() + " " + begun;
    }
}
