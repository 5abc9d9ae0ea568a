package org.coursemarket.runtime.threads;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that a timer starts again and again, on a thread of the executor: the server gives a timer up that failed twice, and takes a
 * connection that broke on the timer's own thread for a failure, whatever was caught. One run at a time; while it lasts, a start does
 * nothing.
 */
public final class Chore {
    private final Logger log;
    private final String complaint;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean failing;

    /** The complaint is logged once for each row of failures. */
    public Chore(Logger log, String complaint) {
        this.log = log;
        this.complaint = complaint;
    }

    /** Never throws. */
    public void start(Executor executor, Runnable work) {
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(() -> run(work));
            } catch (RuntimeException | OutOfMemoryError noThread) { // the next start may find one
                running.set(false);
            }
        }
    }

    private void run(Runnable work) {
        try {
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
