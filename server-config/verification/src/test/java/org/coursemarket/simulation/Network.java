package org.coursemarket.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.coursemarket.runtime.problems.Causes;

/**
 * Between the processes. A call may be lost before or after its effect, come late, and overtake another. One of a client's may come twice;
 * between the services nobody sends a POST again but the caller.
 */
final class Network {
    /** No answer came, or none in time. */
    static final class NoAnswer extends RuntimeException {
        /** Whether anything reached the other side. */
        final boolean wasConnected;

        NoAnswer(boolean wasConnected) {
            super("no answer", null, false, false);
            this.wasConnected = wasConnected;
        }
    }

    private static final int USUAL_DELAY_MS = 20;
    private static final int LONG_DELAY_MS = 8_000;

    private final Scheduler scheduler;
    private final Random random;
    private double trouble;

    Network(Scheduler scheduler, Random random) {
        this.scheduler = scheduler;
        this.random = random;
    }

    /** How many of its messages go wrong in each way, from 0 to 1. */
    void trouble(double share) {
        trouble = share;
    }

    boolean isTroubled() {
        return trouble > 0;
    }

    /**
     * Calls one of the processes, whichever a load balancer would choose, and waits.
     *
     * @throws NoAnswer if none comes in this time
     */
    <T> T call(List<Node> targets, Duration patience, Function<Node.Run, CompletionStage<T>> service) {
        return call(targets, patience, service, isUnlucky() ? 2 : 1);
    }

    /** Likewise, but what comes, comes once. */
    <T> T callOnce(List<Node> targets, Duration patience, Function<Node.Run, CompletionStage<T>> service) {
        return call(targets, patience, service, 1);
    }

    private <T> T call(
            List<Node> targets, Duration patience, Function<Node.Run, CompletionStage<T>> service, int copies) {
        var target = targets.get(random.nextInt(targets.size()));
        if (!target.isUp() || isUnlucky()) {
            throw new NoAnswer(false);
        }
        var run = target.run();
        var reply = new CompletableFuture<T>();
        for (int i = 0; i < copies; i++) {
            boolean isLost = isUnlucky();
            if (!isLost) {
                scheduler.after(delay(), () -> scheduler.spawn(run, () -> serve(run, service, reply)));
            }
        }
        boolean isOver = scheduler.await(() -> reply.isDone() || run.isOver(), patience);
        if (!isOver || !reply.isDone()) {
            throw new NoAnswer(true);
        }
        try {
            return reply.join();
        } catch (CompletionException refused) {
            throw (RuntimeException) refused.getCause();
        }
    }

    private <T> void serve(Node.Run run, Function<Node.Run, CompletionStage<T>> service, CompletableFuture<T> reply) {
        answer(run, service).whenComplete((answer, refusal) -> {
            if (refusal != null && !run.isOver() && Causes.of(refusal).noneMatch(Database::isPlanned)) {
                scheduler.fail(refusal); // a client would see a 500 without a reason
            }
            boolean isLost = run.isOver() || isUnlucky();
            if (!isLost) {
                scheduler.after(delay(), () -> {
                    if (refusal == null) {
                        reply.complete(answer);
                    } else {
                        reply.completeExceptionally(
                                refusal instanceof CompletionException ? refusal.getCause() : refusal);
                    }
                });
            }
        });
    }

    private static <T> CompletionStage<T> answer(Node.Run run, Function<Node.Run, CompletionStage<T>> service) {
        try {
            return service.apply(run);
        } catch (RuntimeException refusal) {
            return CompletableFuture.failedStage(refusal);
        }
    }

    private boolean isUnlucky() {
        return random.nextDouble() < trouble;
    }

    private Duration delay() {
        return Duration.ofMillis(1 + random.nextInt(isUnlucky() ? LONG_DELAY_MS : USUAL_DELAY_MS));
    }
}
