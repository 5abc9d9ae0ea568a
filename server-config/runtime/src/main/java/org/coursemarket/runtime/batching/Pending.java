package org.coursemarket.runtime.batching;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * A request that a {@link Batcher} has taken, and its reply. The first reply counts; a later one changes nothing. Any thread may use
 * this.
 *
 * @param <Q> what may be asked
 * @param <R> what may be replied
 */
public final class Pending<Q, R> {
    private final Q request;
    private final Duration patience;
    private final Elapsed sinceArrival;
    private final SpanContext cause = Span.current().getSpanContext();
    private final CompletableFuture<R> reply = new CompletableFuture<>();

    Pending(Q request, Duration patience, Stopwatch stopwatch) {
        this.request = request;
        this.patience = patience;
        sinceArrival = new Elapsed(stopwatch);
    }

    public Q request() {
        return request;
    }

    /** What the thread that asked was at; not valid where that is not traced. */
    public SpanContext cause() {
        return cause;
    }

    /** How long it has been here. */
    public Duration age() {
        return sinceArrival.time();
    }

    /** How much longer before it is begun; negative where it is overdue. */
    public Duration mayWait() {
        return patience.minus(age());
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
