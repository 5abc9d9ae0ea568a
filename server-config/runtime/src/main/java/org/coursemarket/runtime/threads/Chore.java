package org.coursemarket.runtime.threads;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Work that is done again and again, on a thread of the executor: the server gives a timer up that failed twice, and takes a
 * connection that broke on the timer's own thread for a failure, whatever was caught. A timer and the {@link Dispatcher} both start it,
 * and it is done once: while a run lasts, and for most of its period after the begin of the last one, a start does nothing.
 */
public final class Chore {
    private final Logger log;
    private final String complaint;
    private final Executor executor;
    private final Runnable work;
    private final long leastMillis;
    private final Elapsed sinceBegin;
    private final AtomicBoolean running = new AtomicBoolean();
    private boolean hasBegun;
    private volatile boolean failing;

    /**
     * Starts nothing yet.
     *
     * @param complaint is logged once for each row of failures
     * @param period how often the work is started by each of those who start it; it is done as often, and never twice within
     *     nine tenths of it
     */
    public Chore(Logger log, String complaint, Duration period, Stopwatch stopwatch, Executor executor, Runnable work) {
        this.log = log;
        this.complaint = complaint;
        this.executor = executor;
        this.work = work;
        leastMillis = period.toMillis() * 9 / 10;
        sinceBegin = new Elapsed(stopwatch);
    }

    /** Never throws. */
    public void start() {
        if (running.compareAndSet(false, true)) {
            if (hasBegun && sinceBegin.time().toMillis() < leastMillis) {
                running.set(false);
                return;
            }
            try {
                executor.execute(this::run);
            } catch (RuntimeException | OutOfMemoryError noThread) { // the next start may find one
                running.set(false);
            }
        }
    }

    private void run() {
        try {
            hasBegun = true;
            sinceBegin.restart();
            work.run();
            failing = false;
        } catch (Throwable e) { // whatever it is, the next run may fare better
            if (!failing) {
                log.log(Level.ERROR, complaint, e);
            }
            failing = true;
        } finally {
            running.set(false);
        }
    }
}
