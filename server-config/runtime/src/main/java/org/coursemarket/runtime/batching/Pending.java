package org.coursemarket.runtime.batching;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A request that a {@link Batcher} has taken, and its reply. The first reply counts; a later one changes nothing. Any thread may use
 * this.
 *
 * @param <Q> what may be asked
 * @param <R> what may be replied
 */
public final class Pending<Q, R> {
    private final Q request;
    private final Instant arrivedAt;
    private final Duration patience;
    private final CompletableFuture<R> reply = new CompletableFuture<>();

    Pending(Q request, Instant arrivedAt, Duration patience) {
        this.request = request;
        this.arrivedAt = arrivedAt;
        this.patience = patience;
    }

    public Q request() {
        return request;
    }

    public Instant arrivedAt() {
        return arrivedAt;
    }

    /** Where the clock has been set back meanwhile, no longer than at first; negative where it is overdue. */
    public Duration mayWait(Instant now) {
        var left = patience.minus(Duration.between(arrivedAt, now));
        return left.compareTo(patience) < 0 ? left : patience;
    }

    /** What becomes of the request. */
    public CompletableFuture<R> reply() {
        return reply;
    }

    public void answer(R answer) {
        reply.complete(answer);
    }

    public void fail(Throwable failure) {
        reply.completeExceptionally(failure);
    }
}
