package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.server.persistence.Outage;

/**
 * Takes commands in, gathers them into batches while the one before commits, and answers each after its commit: group commit.
 * A busy desk makes large batches, an idle one adds no delay.
 *
 * <p>Any thread may submit. At most one drain runs at a time; the queue is bounded, and
 * a command that waited too long for its turn is dropped.
 */
@ApplicationScoped
public class SeatDesk {
    @Inject
    SeatLedger ledger;

    @Inject
    SeatSettings settings;

    @Inject
    SeatMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Executor executor;

    private final AtomicBoolean draining = new AtomicBoolean();
    private BlockingQueue<Request> queue;
    private volatile Instant lastMove;

    private record Request(SeatCommand command, Instant arrivedAt, CompletableFuture<Outcome> reply) {}

    @PostConstruct
    void open() {
        queue = new ArrayBlockingQueue<>(settings.queueCapacity());
        lastMove = clock.instant();
        metrics.watchQueue(queue::size);
    }

    /**
     * Gives a command to the ledger.
     *
     * @return what became of it, completed after the commit; {@link SeatsBusy} where it was not applied for want of room or
     *     time; exceptionally where the database failed, and then it may be given again
     */
    public CompletionStage<Outcome> submit(SeatCommand command) {
        var request = new Request(command, clock.instant(), new CompletableFuture<>());
        if (!queue.offer(request)) {
            return CompletableFuture.completedFuture(refuse("Too many requests are waiting for a seat."));
        }
        startDraining();
        return request.reply;
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
            } catch (RejectedExecutionException noThread) {
                draining.set(false);
                nextBatch()
                        .forEach(request ->
                                request.reply.complete(refuse("The service has too much to do, or is stopping.")));
            }
        }
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

    private void settleAll(List<Request> batch) {
        try {
            settle(withoutOverdue(batch));
        } catch (Throwable fault) { // of this class itself: an answer that is there already stays
            batch.forEach(request -> request.reply.completeExceptionally(fault));
        }
    }

    private List<Request> nextBatch() {
        var batch = new ArrayList<Request>();
        queue.drainTo(batch, settings.batchMax());
        return batch;
    }

    private List<Request> withoutOverdue(List<Request> batch) {
        var oldest = clock.instant().minus(settings.deadline());
        var live = new ArrayList<Request>(batch.size());
        for (var request : batch) {
            if (request.arrivedAt.isBefore(oldest)) {
                request.reply.complete(refuse("The request waited too long for its turn."));
            } else {
                live.add(request);
            }
        }
        return live;
    }

    private void settle(List<Request> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<Outcome> outcomes;
        try {
            outcomes = ledger.apply(batch.stream().map(Request::command).toList());
        } catch (Throwable failure) { // whatever it is, nobody may wait for ever for an answer
            isolate(batch, failure);
            return;
        }
        var committedAt = clock.instant();
        answer(batch, outcomes);
        metrics.committed(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            var request = batch.get(i);
            metrics.settled(request.command, outcomes.get(i), request.arrivedAt, committedAt);
        }
    }

    /** On another thread, for an answer goes all the way to the client in here: while one batch is answered, the next commits. */
    private void answer(List<Request> batch, List<Outcome> outcomes) {
        Runnable answers = () -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).reply.complete(outcomes.get(i));
            }
        };
        try {
            executor.execute(answers);
        } catch (RejectedExecutionException noThread) {
            answers.run();
        }
    }

    /**
     * Halves a batch that failed until the command that made it fail stands alone; the others succeed without it. Where the
     * database is away, no half would fare better. A command that was tried once is not dropped any more, however late it is:
     * its commit may have gone through, and then "nothing was changed" would be a lie.
     */
    private void isolate(List<Request> batch, Throwable failure) {
        if (batch.size() == 1 || Outage.isBehind(failure)) {
            batch.forEach(request -> request.reply.completeExceptionally(failure));
            metrics.failed(batch.size());
            return;
        }
        int middle = batch.size() / 2;
        settle(batch.subList(0, middle));
        settle(batch.subList(middle, batch.size()));
    }

    private Outcome refuse(String why) {
        metrics.refused();
        return new Refused(new SeatsBusy(why));
    }
}
