package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderCommand.Reject;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.OrderOutcome.Refused;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.batching.Companions;
import org.coursemarket.runtime.persistence.GroupCommit;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/**
 * Where purchases have their orders written. A {@link GroupCommit} gathers them into batches for the ledger: many buyers' orders in
 * one commit. Each call waits for the commit of its own, and throws what the database threw.
 *
 * <p>Each throws {@link OrdersBusy} where there was no room, no thread or no time for a command: it was not applied.
 */
@ApplicationScoped
public class OrderDesk {
    /**
     * In one transaction: with more the whole takes longer than a buyer gains, and a statement with so many parameters is as long as
     * one that the driver keeps prepared should be.
     */
    static final int BATCH_MAX = 100;

    /** Twice what {@link Capacity} lets in, each with one command at a time, and recovery. */
    static final int QUEUE_CAPACITY = 2 * Capacity.MOST_UNDER_WAY;

    @Inject
    OrderLedger ledger;

    @Inject
    OrderSettings settings;

    @Inject
    Capacity capacity;

    @Inject
    OrderMetrics metrics;

    @Inject
    Traces traces;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Pause pause;

    @Inject
    Executor executor;

    private GroupCommit<OrderCommand, OrderOutcome> batches;

    @PostConstruct
    void prepare() {
        var bounds = new GroupCommit.Bounds(QUEUE_CAPACITY, BATCH_MAX, settings.deadline());
        var companions = new Companions(capacity::underWay, pause);
        batches = new GroupCommit<>(new WatchedLedger(), bounds, companions, traces, stopwatch, executor);
    }

    /**
     * Records a PENDING order.
     *
     * @throws AlreadyPurchased if the student has a live order of the course, or one under the key
     * @throws HoldPlaceTaken if another order of the student has the place
     */
    TakenUp open(Open wanted) {
        return TakenUp.first(outcome(submit(wanted)));
    }

    /** The seat is sold: what it cost is what was locked. {@link UnknownOrder} if there is no such order. */
    OrderDetails confirm(TakenUp taken, Reservation reservation) {
        return outcome(submit(new Confirm(taken.order().id(), reservation)));
    }

    /**
     * An attempt found no seat for the order.
     *
     * @return the order, REJECTED unless the attempt was late
     */
    OrderDetails reject(TakenUp taken, Refusal reason) {
        return outcome(submit(new Reject(taken, reason)));
    }

    /** For how long nothing has moved although commands wait; zero if all is well. */
    public Duration stuckFor() {
        return batches.stuckFor();
    }

    CompletableFuture<OrderOutcome> submit(OrderCommand command) {
        return batches.submit(command);
    }

    private OrderDetails outcome(CompletableFuture<OrderOutcome> reply) {
        pause.until(reply);
        try {
            var outcome = reply.join();
            if (outcome instanceof Refused refused) {
                throw refused.reason();
            }
            return ((Recorded) outcome).order();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** The ledger, watched by the metrics. */
    private final class WatchedLedger implements GroupCommit.Writer<OrderCommand, OrderOutcome> {
        @Override
        public String name() {
            return "write orders";
        }

        @Override
        public List<OrderOutcome> apply(List<OrderCommand> commands) {
            return ledger.apply(commands);
        }

        @Override
        public OrdersBusy refusal(String why) {
            return new OrdersBusy();
        }

        @Override
        public void committed(int commands) {
            metrics.committed(commands);
        }
    }
}
