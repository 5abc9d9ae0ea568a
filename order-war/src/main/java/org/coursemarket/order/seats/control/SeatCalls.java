package org.coursemarket.order.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.batching.Batcher;
import org.coursemarket.runtime.batching.Companions;
import org.coursemarket.runtime.batching.Pending;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;

/**
 * Makes few calls to the course service of the commands of the buyers who wait, for a call is dear: group commit across the
 * network. It is the {@link Batcher} that gathers the commands. Any thread may ask. Each command has its own outcome, and is waited
 * for only as long as its own buyer may wait; what has not been sent by then never is.
 */
@ApplicationScoped
public class SeatCalls {
    /** The client's shortest time-out. */
    private static final Duration SHORTEST_CALL = Duration.ofMillis(1);

    @Inject
    CourseService courses;

    @Inject
    CourseApi api;

    @Inject
    Buyers buyers;

    @Inject
    CallMetrics metrics;

    @Inject
    Traces traces;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Pause pause;

    @Inject
    Executor executor;

    private Batcher<Command, Reservation> batcher;

    @PostConstruct
    void open() {
        var bounds = new Batcher.Bounds(api.queueCapacity(), api.commandsInCall(), api.callsAtOnce());
        var companions = new Companions(buyers::underWay, pause);
        batcher = new Batcher<>(this::call, SeatCalls::notSent, bounds, companions, stopwatch, executor);
    }

    /**
     * Has the command done, with others.
     *
     * @param patience how long that may take, at least a millisecond
     * @return what the course service answered to it
     * @throws RuntimeException what the {@link CourseClient} throws of it, or of the call that it went with; a
     *     {@link CourseServiceFailure} that may not have acted where it was not sent
     */
    Reservation perform(Command command, Duration patience) {
        var pending = batcher.submit(command, patience.minus(SHORTEST_CALL));
        pause.until(pending.reply(), patience);
        batcher.withdraw(pending);
        return outcome(pending.reply());
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

    /** In one call, for as long as the most patient of them waits. */
    private void call(List<Pending<Command, Reservation>> batch) {
        metrics.gathered(batch.size());
        var longest = batch.stream()
                .map(Pending::mayWait)
                .reduce(Duration.ZERO, SeatCalls::longer); // their time may have ended just now
        var commands = batch.stream().map(Pending::request).toList();
        var answers = traces.during("send seat commands", batch, () -> answers(commands, longest.plus(SHORTEST_CALL)));
        for (int i = 0; i < batch.size(); i++) {
            settle(batch.get(i), answers.get(i));
        }
    }

    private static CourseServiceFailure notSent(String why) {
        return new CourseServiceFailure("a command was not sent: " + why, false, null);
    }

    private List<Answer> answers(List<Command> commands, Duration patience) {
        var answers = courses.perform(commands, patience);
        if (answers == null || answers.size() != commands.size()) {
            throw new CourseServiceFailure("the course service answered something else", true, null);
        }
        return answers;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static void settle(Pending<Command, Reservation> command, Answer answer) {
        if (answer != null && answer.reservation() != null) {
            command.answer(answer.reservation());
        } else {
            command.fail(CourseProblemMapper.exception(answer));
        }
    }
}
