package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.order.seats.control.HandDrivenCalls.CALLS_AT_ONCE;
import static org.coursemarket.order.seats.control.HandDrivenCalls.COMMANDS_IN_CALL;
import static org.coursemarket.order.seats.control.HandDrivenCalls.command;
import static org.coursemarket.order.seats.control.HandDrivenCalls.grantedAll;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Buyers in threads of their own, and a course service that answers when it may. */
class SeatCallsCrowdTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final SeatCalls calls =
            HandDrivenCalls.calls(this::called, Clock.systemUTC(), threads, (reply, patience) -> {
                waiting.incrementAndGet();
                new Pause().until(reply, patience);
            });

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void commandsGatherWhileAllCallsAreUnderWay() {
        var buyers = new ArrayList<CompletableFuture<Reservation>>();
        var commands = new ArrayList<Command>();
        for (int i = 1; i <= CALLS_AT_ONCE + COMMANDS_IN_CALL; i++) {
            var command = command();
            commands.add(command);
            buyers.add(CompletableFuture.supplyAsync(() -> calls.perform(command, PATIENCE), threads));
            int underWay = Math.min(i, CALLS_AT_ONCE);
            int all = i;
            await().until(() -> sizes.size() == underWay && waiting.get() == all);
        }
        assertThat(sizes).containsOnly(1);

        mayAnswer.countDown();

        assertThat(buyers)
                .extracting(CompletableFuture::join)
                .extracting(Reservation::id)
                .isEqualTo(commands.stream().map(Command::reservationId).toList());
        assertThat(sizes).containsExactly(1, 1, 1, 1, COMMANDS_IN_CALL);
    }

    @Test
    void outcomeOfWhatWasSentIsNotKnownWhenItsTimeIsOver() {
        var impatient = HandDrivenCalls.calls(
                this::called, Clock.systemUTC(), threads, (reply, patience) -> await().until(() -> sizes.size() == 1));

        var failure = catchThrowableOfType(CourseServiceFailure.class, () -> impatient.perform(command(), PATIENCE));

        assertThat(failure.mayHaveActed()).isTrue();
        mayAnswer.countDown();
    }

    private List<Answer> called(List<Command> commands, Duration patience) {
        sizes.add(commands.size());
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return grantedAll(commands);
    }
}
