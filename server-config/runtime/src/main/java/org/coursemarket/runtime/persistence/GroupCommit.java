package org.coursemarket.runtime.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes commands in, gathers them into batches while the one before commits, and answers each after its commit. A busy service makes
 * large batches, an idle one adds no delay.
 *
 * <p>Any thread may submit. At most one drain runs at a time; the queue is bounded, and a command that waited too long for its turn
 * is dropped.
 *
 * @param <C> what may be asked
 * @param <O> what may become of it
 */
public final class GroupCommit<C, O> {
    /** What a batch is written to. */
    public interface Ledger<C, O> {
        /**
         * Applies the commands in one transaction. When this returns they are committed; when it throws, none of them was applied, or
         * that is not known, and the same commands may be given again.
         *
         * @return what became of each command, in the same order
         */
        List<O> apply(List<C> commands);

        /** What becomes of a command that is not applied, for want of room or time. */
        O refuse(String why);

        /** So many commands went in one transaction. */
        default void committed(int commands) {}

        /** One of them, and how long after its arrival that was. */
        default void settled(C command, O outcome, Duration wait) {}

        /** So many commands failed. */
        default void failed(int commands) {}
    }

    /**
     * How much there may be of what.
     *
     * @param waiting commands that wait
     * @param batch commands in one transaction
     * @param deadline how long a command may wait before it is dropped unapplied
     */
    public record Bounds(int waiting, int batch, Duration deadline) {}

    private record Request<C, O>(C command, Instant arrivedAt, CompletableFuture<O> reply) {}

    private final Ledger<C, O> ledger;
    private final Bounds bounds;
    private final Clock clock;
    private final Executor executor;
    private final BlockingQueue<Request<C, O>> queue;
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile Instant lastMove;

    public GroupCommit(Ledger<C, O> ledger, Bounds bounds, Clock clock, Executor executor) {
        this.ledger = ledger;
        this.bounds = bounds;
        this.clock = clock;
        this.executor = executor;
        queue = new ArrayBlockingQueue<>(bounds.waiting());
        lastMove = clock.instant();
    }

    /**
     * Gives a command to the ledger.
     *
     * @return what became of it, completed after the commit, or with a refusal where it was not applied; exceptionally where the
     *     database failed, and then it may be given again
     */
    public CompletableFuture<O> submit(C command) {
        var request = new Request<C, O>(command, clock.instant(), new CompletableFuture<>());
        if (!queue.offer(request)) {
            return CompletableFuture.completedFuture(ledger.refuse("Too many requests are waiting."));
        }
        startDraining();
        return request.reply;
    }

    /** How many commands wait. */
    public int depth() {
        return queue.size();
    }

    /** Since when nothing has moved although commands wait; the present moment if all is well. */
    public Instant lastMove() {
        return queue.isEmpty() ? clock.instant() : lastMove;
    }

    private void startDraining() {
        if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
            lastMove = clock.instant();
            try {
                executor.execute(this::drain);
            } catch (RuntimeException | OutOfMemoryError noThread) {
                draining.set(false);
                refuseAll("The service has too much to do, or is stopping.");
            }
        }
    }

    private void refuseAll(String why) {
        var stranded = new ArrayList<Request<C, O>>();
        queue.drainTo(stranded);
        stranded.forEach(request -> request.reply.complete(ledger.refuse(why)));
    }

    private void drain() {
        try {
            for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                settleAll(batch);
                lastMove = clock.instant();
            }
        } finally {
            draining.set(false);
            // A command that came between the last look and the flag found the flag set: look again.
            startDraining();
        }
    }

    private void settleAll(List<Request<C, O>> batch) {
        try {
            settle(withoutOverdue(batch));
        } catch (Throwable fault) { // of this class itself: an answer that is there already stays
            batch.forEach(request -> request.reply.completeExceptionally(fault));
        }
    }

    private List<Request<C, O>> nextBatch() {
        var batch = new ArrayList<Request<C, O>>();
        queue.drainTo(batch, bounds.batch());
        return batch;
    }

    private List<Request<C, O>> withoutOverdue(List<Request<C, O>> batch) {
        var oldest = clock.instant().minus(bounds.deadline());
        var live = new ArrayList<Request<C, O>>(batch.size());
        for (var request : batch) {
            if (request.arrivedAt.isBefore(oldest)) {
                request.reply.complete(ledger.refuse("The request waited too long for its turn."));
            } else {
                live.add(request);
            }
        }
        return live;
    }

    private void settle(List<Request<C, O>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<O> outcomes;
        try {
            outcomes = ledger.apply(batch.stream().map(Request::command).toList());
        } catch (Throwable failure) { // whatever it is, nobody may wait for ever for an answer
            isolate(batch, failure);
            return;
        }
        var committedAt = clock.instant();
        answer(batch, outcomes);
        ledger.committed(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            var request = batch.get(i);
            ledger.settled(request.command, outcomes.get(i), Duration.between(request.arrivedAt, committedAt));
        }
    }

    /** On another thread, for an answer goes all the way to the client in here: while one batch is answered, the next commits. */
    private void answer(List<Request<C, O>> batch, List<O> outcomes) {
        Runnable answers = () -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).reply.complete(outcomes.get(i));
            }
        };
        try {
            executor.execute(answers);
        } catch (RuntimeException | OutOfMemoryError noThread) {
            answers.run();
        }
    }

    /**
     * Halves a batch that failed until the command that made it fail stands alone; the others succeed without it. Where the
     * database is away, no half would fare better. A command that was tried once is not dropped any more, however late it is:
     * its commit may have gone through, and then "nothing was changed" would be a lie.
     */
    private void isolate(List<Request<C, O>> batch, Throwable failure) {
        if (batch.size() == 1 || Outage.isBehind(failure)) {
            batch.forEach(request -> request.reply.completeExceptionally(failure));
            ledger.failed(batch.size());
            return;
        }
        int middle = batch.size() / 2;
        settle(batch.subList(0, middle));
        settle(batch.subList(middle, batch.size()));
    }
}
