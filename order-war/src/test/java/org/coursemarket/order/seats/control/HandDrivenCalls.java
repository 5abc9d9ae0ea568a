package org.coursemarket.order.seats.control;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.Silent;
import org.coursemarket.testing.Untraced;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Calls outside of a container, with what the course service answers, the waiting and the threads in the test's hands. */
final class HandDrivenCalls {
    static final int CALLS_AT_ONCE = 4;
    static final int COMMANDS_IN_CALL = 3;
    static final int CAPACITY = 8;

    private HandDrivenCalls() {}

    /** Where a buyer would wait, the given happens. */
    static SeatCalls calls(
            BiFunction<List<Command>, Duration, List<Answer>> course,
            Stopwatch stopwatch,
            Executor executor,
            Runnable waiting) {
        var wired = new SeatCalls();
        wired.courses = new CourseService() {
            @Override
            List<Answer> perform(List<Command> commands, Duration patience) {
                return course.apply(commands, patience);
            }
        };
        wired.api = api();
        wired.buyers = () -> 0;
        wired.metrics = new CallMetrics();
        wired.metrics.registry = Silent.of(MetricRegistry.class);
        wired.metrics.register();
        wired.traces = Untraced.TRACES;
        wired.stopwatch = stopwatch;
        wired.executor = executor;
        wired.pause = new Pause() {
            @Override
            public void until(Future<?> future, Duration patience) {
                waiting.run();
            }
        };
        wired.open();
        return wired;
    }

    static Command command() {
        return Command.cancel(UUID.randomUUID(), UUID.randomUUID());
    }

    static Answer granted(Command command) {
        return new Answer(
                200,
                new Reservation(
                        command.reservationId(),
                        UUID.randomUUID(),
                        BigDecimal.TEN,
                        "EUR",
                        "base price",
                        null,
                        ReservationStatus.CONFIRMED,
                        Instant.EPOCH),
                null);
    }

    static List<Answer> grantedAll(List<Command> commands) {
        return commands.stream().map(HandDrivenCalls::granted).toList();
    }

    private static CourseApi api() {
        return new CourseApi(FixedConfig.of(Map.of(
                "course.api.url", "http://localhost/api/courses",
                "course.api.connect.timeout.ms", "1",
                "course.api.read.timeout.ms", "1",
                "course.api.queue.capacity", String.valueOf(CAPACITY),
                "course.api.calls.max", String.valueOf(CALLS_AT_ONCE),
                "course.api.batch.max", String.valueOf(COMMANDS_IN_CALL),
                "course.api.token.url", "http://localhost/token",
                "course.api.client.id", "shop",
                "course.api.client.secret", "s3cret")));
    }
}
