package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.runtime.batching.Companions;
import org.coursemarket.runtime.persistence.GroupCommit;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/** Where commands to the seats are handed in. A {@link GroupCommit} gathers them into batches for the ledger. */
@ApplicationScoped
public class SeatDesk {
    @Inject
    SeatLedger ledger;

    @Inject
    SeatSettings settings;

    @Inject
    SeatMetrics metrics;

    @Inject
    Traces traces;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Executor executor;

    private GroupCommit<SeatCommand, Outcome> batches;

    @PostConstruct
    void open() {
        var bounds = new GroupCommit.Bounds(settings.queueCapacity(), settings.batchMax(), settings.deadline());
        // The calls of the order service bring many commands already, and nobody counts other callers.
        var companions = Companions.unknown();
        batches = new GroupCommit<>(new WatchedLedger(), bounds, companions, traces, stopwatch, executor);
        metrics.watchQueue(batches::depth);
    }

    /**
     * Gives a command to the ledger.
     *
     * @return what became of it, completed after the commit; exceptionally with {@link SeatsBusy} where it was not applied for want of
     *     room, a thread or time, or with what the database failed with, and then it may be given again
     */
    public CompletionStage<Outcome> submit(SeatCommand command) {
        return batches.submit(command);
    }

    /** For how long nothing has moved although commands wait; zero if all is well. */
    public Duration stuckFor() {
        return batches.stuckFor();
    }

    /** The ledger, watched by the metrics. */
    private final class WatchedLedger implements GroupCommit.Writer<SeatCommand, Outcome> {
        @Override
        public String name() {
            return "apply seat commands";
        }

        @Override
        public List<Outcome> apply(List<SeatCommand> commands) {
            while (true) { // each reservation appears once, so there are no more rounds than commands
                try {
                    return ledger.apply(commands);
                } catch (ReservationAppeared nothingApplied) {
                    // the next round finds it
                }
            }
        }

        @Override
        public SeatsBusy refusal(String why) {
            metrics.refused();
            return new SeatsBusy(why);
        }

        @Override
        public void committed(int commands) {
            metrics.committed(commands);
        }

        @Override
        public void settled(SeatCommand command, Outcome outcome, Duration wait) {
            metrics.settled(command, outcome, wait);
        }

        @Override
        public void failed(int commands) {
            metrics.failed(commands);
        }
    }
}
