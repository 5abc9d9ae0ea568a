package org.coursemarket.runtime.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waiting, for whoever has to. */
@ApplicationScoped
public class Pause {
    /** Returns after this time, or sooner where the thread is interrupted. */
    public void of(Duration length) {
        long begin = System.nanoTime();
        long left = length.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left); // which may end sooner
            left = length.toNanos() - (System.nanoTime() - begin);
        }
    }

    /** Returns when the future is done, or after this time, or sooner where the thread is interrupted. */
    public void until(Future<?> future, Duration patience) {
        try {
            future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException done) {
            // whoever waits looks for themselves what there is
        }
    }

    /** Returns when the future is done, however long that takes, and whatever interrupts the thread. */
    public void until(CompletableFuture<?> future) {
        future.handle((result, failure) -> null).join();
    }
}
