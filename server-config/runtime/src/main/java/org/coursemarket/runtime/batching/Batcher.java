package org.coursemarket.runtime.batching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Gathers requests into batches while the batches before them are under way, and for some milliseconds more where {@link Companions}
 * are expected. A busy service makes large batches, an idle one adds no delay. Requests are begun in the order of their arrival.
 *
 * <p>Any thread may submit. The queue is bounded, and so are a batch and the number of batches under way. A request that is not begun
 * in its time, or for want of room or a thread, is refused: it fails, and never begins.
 *
 * @param <Q> what may be asked
 * @param <R> what may be replied
 */
public final class Batcher<Q, R> {
    /**
     * How much there may be of what, each at least 1.
     *
     * @param waiting requests that wait
     * @param batch requests in one batch
     * @param underWay batches that are under way at the same time
     */
    public record Bounds(int waiting, int batch, int underWay) {}

    private final Consumer<List<Pending<Q, R>>> work;
    private final Function<String, RuntimeException> refusal;
    private final Bounds bounds;
    private final Companions companions;
    private final Stopwatch stopwatch;
    private final Executor executor;
    private final BlockingQueue<Pending<Q, R>> queue;
    private final Semaphore drains;
    /** Whether a drain takes a batch, which the requests that come are for then. */
    private final AtomicBoolean gathers = new AtomicBoolean();

    private final Elapsed sinceMove;

    /**
     * Begins nothing yet.
     *
     * @param work does what the requests of a batch ask for, and replies to each, here or later on another thread; what it throws is the
     *     reply to each that has none yet
     * @param refusal what a request fails with that was not begun, made of the reason
     * @param companions whom a batch waits for, this batcher's alone
     */
    public Batcher(
            Consumer<List<Pending<Q, R>>> work,
            Function<String, RuntimeException> refusal,
            Bounds bounds,
            Companions companions,
            Stopwatch stopwatch,
            Executor executor) {
        this.work = work;
        this.refusal = refusal;
        this.bounds = bounds;
        this.companions = companions;
        this.stopwatch = stopwatch;
        this.executor = executor;
        queue = new ArrayBlockingQueue<>(bounds.waiting());
        drains = new Semaphore(bounds.underWay());
        sinceMove = new Elapsed(stopwatch);
    }

    /**
     * Takes a request in. Refuses it at once where too many wait.
     *
     * @param patience how long it may wait before it is begun
     */
    public Pending<Q, R> submit(Q request, Duration patience) {
        var pending = new Pending<Q, R>(request, patience, stopwatch);
        if (queue.offer(pending)) {
            startDrain();
            companions.joined(queue::size, most());
        } else {
            refuse(pending, "Too many requests are waiting.");
        }
        return pending;
    }

    /** Whoever submitted the request waits no longer. It is refused if it is not begun; if it is, nothing changes. */
    public void withdraw(Pending<Q, R> pending) {
        // Most have their reply, and then the whole queue need not be locked to look for them.
        if (!pending.reply().isDone() && queue.remove(pending)) {
            refuseLate(pending);
        }
    }

    /** How many requests wait. */
    public int depth() {
        return queue.size();
    }

    /** For how long nothing has moved although requests wait; zero if all is well. */
    public Duration stuckFor() {
        return queue.isEmpty() ? Duration.ZERO : sinceMove.time();
    }

    private void startDrain() {
        if (!queue.isEmpty() && !gathers.get() && drains.tryAcquire()) {
            sinceMove.restart();
            try {
                executor.execute(this::drain);
            } catch (RuntimeException | OutOfMemoryError noThread) {
                // Released first: whoever comes after the refusals starts a drain of their own.
                drains.release();
                refuseAll();
            }
        }
    }

    /**
     * For want of a thread. While a drain is under way, all wait for that. If it ends meanwhile, it looks into the queue once more
     * after its release, and finds those who were left to it here. So does whoever looks for a thread at the same time: the last of
     * them to give up refuses.
     */
    private void refuseAll() {
        if (isUnderWay()) {
            return;
        }
        var stranded = new ArrayList<Pending<Q, R>>();
        queue.drainTo(stranded);
        stranded.forEach(pending -> refuse(pending, "The service has too much to do, or is stopping."));
    }

    private boolean isUnderWay() {
        return drains.availablePermits() < bounds.underWay();
    }

    private void drain() {
        try {
            List<Pending<Q, R>> batch;
            do {
                batch = nextBatch();
                startDrain(); // for whoever came too late for it
                perform(batch);
                sinceMove.restart();
            } while (!batch.isEmpty());
        } finally {
            drains.release();
            // A request that came between the last look and the release started no drain: look again.
            startDrain();
        }
    }

    /** Nothing where another drain is about to take what waits. */
    private List<Pending<Q, R>> nextBatch() {
        var batch = new ArrayList<Pending<Q, R>>();
        if (gathers.compareAndSet(false, true)) {
            try {
                awaitCompanions();
                queue.drainTo(batch, bounds.batch());
            } finally {
                gathers.set(false);
            }
        }
        return batch;
    }

    private void awaitCompanions() {
        var first = queue.peek();
        if (first != null) {
            try {
                companions.await(queue::size, most(), first.age());
            } catch (RuntimeException unknown) {
                // then nobody is waited for
            }
        }
    }

    /** How many requests there can be to take. */
    private int most() {
        return Math.min(bounds.batch(), bounds.waiting());
    }

    private void perform(List<Pending<Q, R>> batch) {
        try {
            var begun = withoutOverdue(batch);
            if (!begun.isEmpty()) {
                work.accept(begun);
            }
        } catch (Throwable failure) { // whatever it is, nobody may wait for ever
            batch.forEach(pending -> pending.fail(failure));
        }
    }

    private List<Pending<Q, R>> withoutOverdue(List<Pending<Q, R>> batch) {
        var inTime = new ArrayList<Pending<Q, R>>(batch.size());
        for (var pending : batch) {
            if (pending.mayWait().isNegative()) {
                refuseLate(pending);
            } else {
                inTime.add(pending);
            }
        }
        return inTime;
    }

    private void refuseLate(Pending<Q, R> pending) {
        refuse(pending, "The request waited too long for its turn.");
    }

    private void refuse(Pending<Q, R> pending, String why) {
        try {
            pending.fail(refusal.apply(why));
        } catch (Throwable failure) { // others may stand behind this one
            pending.fail(failure);
        }
    }
}
