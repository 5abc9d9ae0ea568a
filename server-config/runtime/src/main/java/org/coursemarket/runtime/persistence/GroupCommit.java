package org.coursemarket.runtime.persistence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.coursemarket.runtime.batching.Batcher;
import org.coursemarket.runtime.batching.Companions;
import org.coursemarket.runtime.batching.Pending;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/**
 * Gathers commands into transactions, one at a time, and answers each command after its commit. It is the {@link Batcher} that gathers;
 * this adds what a transaction needs. A command that waited too long for its turn is dropped. Any thread may submit.
 *
 * @param <C> what may be asked
 * @param <O> what may become of it
 */
public final class GroupCommit<C, O> {
    /** Who writes a batch, and hears what became of it. */
    public interface Writer<C, O> {
        /** What a transaction is called in traces. */
        String name();

        /**
         * Applies the commands in one transaction. When this returns they are committed; when it throws, none of them was applied, or
         * that is not known, and the same commands may be given again.
         *
         * @return what became of each command, in the same order
         */
        List<O> apply(List<C> commands);

        /** What a command fails with that is not applied, for want of room, a thread or time. */
        RuntimeException refusal(String why);

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

    private final Writer<C, O> writer;
    private final Traces traces;
    private final Duration deadline;
    private final Executor executor;
    private final Batcher<C, O> batcher;

    /**
     * Begins nothing yet.
     *
     * @param companions whom a transaction waits for, of this one's commands alone
     */
    public GroupCommit(
            Writer<C, O> writer,
            Bounds bounds,
            Companions companions,
            Traces traces,
            Stopwatch stopwatch,
            Executor executor) {
        this.writer = writer;
        this.traces = traces;
        this.executor = executor;
        deadline = bounds.deadline();
        batcher = new Batcher<>(
                this::settle,
                writer::refusal,
                new Batcher.Bounds(bounds.waiting(), bounds.batch(), 1),
                companions,
                stopwatch,
                executor);
    }

    /**
     * Gives a command to the writer.
     *
     * @return what became of it, completed after the commit; exceptionally with the writer's refusal where it was not applied, or with
     *     what the database failed with, and then it may be given again
     */
    public CompletableFuture<O> submit(C command) {
        return batcher.submit(command, deadline).reply();
    }

    /** How many commands wait. */
    public int depth() {
        return batcher.depth();
    }

    /** For how long nothing has moved although commands wait; zero if all is well. */
    public Duration stuckFor() {
        return batcher.stuckFor();
    }

    private void settle(List<Pending<C, O>> batch) {
        List<O> outcomes;
        try {
            var commands = batch.stream().map(Pending::request).toList();
            outcomes = traces.during(writer.name(), batch, () -> writer.apply(commands));
        } catch (Throwable failure) { // whatever it is, nobody may wait for ever for an answer
            isolate(batch, failure);
            return;
        }
        var waits = batch.stream().map(Pending::age).toList();
        answer(batch, outcomes);
        writer.committed(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            var command = batch.get(i);
            writer.settled(command.request(), outcomes.get(i), waits.get(i));
        }
    }

    /** On another thread, for an answer goes all the way to the client in here: while one batch is answered, the next commits. */
    private void answer(List<Pending<C, O>> batch, List<O> outcomes) {
        Runnable answers = () -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(outcomes.get(i));
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
    private void isolate(List<Pending<C, O>> batch, Throwable failure) {
        if (batch.size() == 1 || DatabaseFailure.behind(failure) == DatabaseFailure.UNAVAILABLE) {
            batch.forEach(command -> command.fail(failure));
            writer.failed(batch.size());
            return;
        }
        int middle = batch.size() / 2;
        settle(batch.subList(0, middle));
        settle(batch.subList(middle, batch.size()));
    }
}
