package org.coursemarket.order.seats.control;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The time that something may take, which a thread of the JDK keeps. */
final class TimeLimit {
    interface Work<T, E extends Exception> {
        T result() throws E;
    }

    private TimeLimit() {}

    /**
     * Does the work, on this thread.
     *
     * @param late ends the work if it is not over in time; it runs on another thread, and never after this has returned. What it throws
     *     is thrown here, in place of what became of the work.
     */
    static <T, E extends Exception> T keep(Duration limit, Runnable late, Work<T, E> work) throws E {
        var over = new CompletableFuture<Void>();
        var guard = over.exceptionally(timeout -> {
            late.run();
            return null;
        });
        over.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return work.result();
        } finally {
            over.complete(null);
            guard.join();
        }
    }
}
