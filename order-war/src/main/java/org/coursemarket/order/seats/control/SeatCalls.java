package org.coursemarket.order.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.time.Pause;

/**
 * Gathers the commands of the buyers who wait into few calls to the course service, for a call is dear: group commit across the
 * network. While a few calls are under way, the next gather; a busy service makes large calls, an idle one adds no delay.
 *
 * <p>Any thread may ask. The queue is bounded. Each command has its own outcome, and is waited for only as long as its own buyer may
 * wait; what has not been sent by then never is.
 */
@ApplicationScoped
public class SeatCalls {
    @Inject
    CourseService courses;

    @Inject
    CourseApi api;

    @Inject
    CallMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Pause pause;

    @Inject
    Executor executor;

    private BlockingQueue<Request> queue;
    private Semaphore calls;

    private record Request(Command command, Duration patience, Instant end, CompletableFuture<Reservation> reply) {
        /** Not more than it ever had, wherever the clock has been set meanwhile. */
        Duration left(Instant now) {
            return shorter(patience, Duration.between(now, end));
        }

        void settle(Answer answer) {
            if (answer != null && answer.reservation() != null) {
                reply.complete(answer.reservation());
            } else {
                reply.completeExceptionally(CourseProblemMapper.exception(answer));
            }
        }

        void fail(Throwable failure) {
            reply.completeExceptionally(failure);
        }
    }

    @PostConstruct
    void open() {
        queue = new ArrayBlockingQueue<>(api.queueCapacity());
        calls = new Semaphore(api.callsAtOnce());
    }

    /**
     * Has the command done, with others.
     *
     * @param patience how long that may take
     * @return what the course service answered to it
     * @throws RuntimeException what the {@link CourseClient} throws of it, or of the call that it went with; a
     *     {@link CourseServiceFailure} that may not have acted where it was not sent
     */
    Reservation perform(Command command, Duration patience) {
        var request = new Request(command, patience, clock.instant().plus(patience), new CompletableFuture<>());
        if (!queue.offer(request)) {
            throw notSent("too many commands wait for the course service");
        }
        startCall();
        pause.until(request.reply, patience);
        if (queue.remove(request)) {
            throw notSent("the course service had no time for the command");
        }
        return outcome(request.reply);
    }

    private static Reservation outcome(CompletableFuture<Reservation> reply) {
        if (!reply.isDone()) {
            throw new CourseServiceFailure("the course service gave no answer", true, null);
        }
        try {
            return reply.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CourseServiceFailure("the call to the course service failed", true, failed.getCause());
        }
    }

    private void startCall() {
        if (!queue.isEmpty() && calls.tryAcquire()) {
            try {
                executor.execute(this::callUntilNobodyWaits);
            } catch (RuntimeException | OutOfMemoryError noThread) {
                calls.release();
                nextBatch().forEach(request -> request.fail(notSent("there is no thread for a call")));
            }
        }
    }

    private void callUntilNobodyWaits() {
        try {
            for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                callInTime(batch);
            }
        } finally {
            calls.release();
            // A command that came between the last look and the release found all calls under way: look again.
            startCall();
        }
    }

    private List<Request> nextBatch() {
        var batch = new ArrayList<Request>();
        queue.drainTo(batch, api.commandsInCall());
        return batch;
    }

    /** For those whose time is not over. */
    private void callInTime(List<Request> batch) {
        var now = clock.instant();
        var live = new ArrayList<Request>(batch.size());
        var longest = Duration.ZERO;
        for (var request : batch) {
            var left = request.left(now);
            if (left.toMillis() < 1) {
                request.fail(notSent("the command waited too long for its call"));
            } else {
                live.add(request);
                longest = longer(longest, left);
            }
        }
        if (!live.isEmpty()) {
            call(live, longest);
        }
    }

    private void call(List<Request> batch, Duration patience) {
        metrics.gathered(batch.size());
        try {
            var answers = courses.perform(batch.stream().map(Request::command).toList(), patience);
            if (answers == null || answers.size() != batch.size()) {
                throw new CourseServiceFailure("the course service answered something else", true, null);
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).settle(answers.get(i));
            }
        } catch (Throwable failure) { // whatever it is, each of them learns of it
            Thread.interrupted(); // a time-out's, which is not for the next call
            batch.forEach(request -> request.fail(failure));
        }
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static CourseServiceFailure notSent(String why) {
        return new CourseServiceFailure(why, false, null);
    }
}
