package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.order.seats.control.HandDrivenCalls.CALLS_AT_ONCE;
import static org.coursemarket.order.seats.control.HandDrivenCalls.CAPACITY;
import static org.coursemarket.order.seats.control.HandDrivenCalls.COMMANDS_IN_CALL;
import static org.coursemarket.order.seats.control.HandDrivenCalls.command;
import static org.coursemarket.order.seats.control.HandDrivenCalls.granted;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.control.CourseClient.CourseProblem;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;

/** One after another, a buyer comes while the one before waits; when the last is there, the calls begin. */
class SeatCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final List<List<Command>> sent = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Command> coming = new ArrayDeque<>();
    private final Map<Command, Object> outcomes = new LinkedHashMap<>();
    private Function<List<Command>, List<Answer>> course = HandDrivenCalls::grantedAll;
    private Duration patience = PATIENCE;
    private Runnable whenAllAreThere = this::runAll;

    private final SeatCalls calls = HandDrivenCalls.calls(this::called, stopwatch, tasks::add, this::waitForTheNext);

    @Test
    void boundsAreThoseOfTheSettings() {
        var commands = commands(CAPACITY + 1);
        var last = commands[CAPACITY];
        var begun = new ArrayList<Integer>();
        whenAllAreThere = () -> {
            begun.add(tasks.size());
            runAll();
        };

        come(commands);

        assertThat(begun).containsExactly(CALLS_AT_ONCE);
        assertThat(sent)
                .extracting(List::size)
                .containsExactly(COMMANDS_IN_CALL, COMMANDS_IN_CALL, CAPACITY - 2 * COMMANDS_IN_CALL);
        assertFailed(last, false);
        assertThat(List.of(commands).subList(0, CAPACITY)).allSatisfy(this::assertGranted);
    }

    @Test
    void eachCommandHasItsOwnAnswer() {
        var commands = commands(3);
        var sold = UUID.randomUUID();
        course = all -> List.of(
                granted(commands[0]),
                new Answer(409, null, new CourseProblem("/problems/sold-out", sold)),
                new Answer(503, null, new CourseProblem("/problems/seats-busy", null)));

        come(commands);

        assertGranted(commands[0]);
        assertThat(outcomes.get(commands[1]))
                .isInstanceOfSatisfying(
                        SoldOut.class, refusal -> assertThat(refusal.data()).containsEntry("courseId", sold));
        assertFailed(commands[2], false);
    }

    @Test
    void answerThatIsNotThereOrOneTooFewIsNone() {
        var commands = commands(6);
        var answers = new ArrayDeque<>(
                List.<Function<List<Command>, List<Answer>>>of(all -> List.of(granted(all.get(0))), all -> null));
        course = all -> answers.remove().apply(all);

        come(commands);

        assertThat(List.of(commands)).allSatisfy(command -> assertFailed(command, true));
    }

    @Test
    void answerThatSaysNothingIsNoneForItsCommandAlone() {
        var commands = commands(3);
        course = all -> Stream.of(null, new Answer(200, null, null), granted(commands[2]))
                .toList();

        come(commands);

        assertFailed(commands[0], true);
        assertFailed(commands[1], true);
        assertGranted(commands[2]);
    }

    @Test
    void whatWasNotSentInItsTimeIsNeverSent() {
        var command = command();
        whenAllAreThere = () -> {}; // and nobody has called yet

        come(command);
        assertFailed(command, false);
        runAll();

        assertThat(sent).isEmpty();
    }

    @Test
    void outcomeOfWhatWasSentIsNotKnownWhenItsTimeIsOver() throws InterruptedException {
        var command = command();
        var isSent = new CompletableFuture<Void>();
        var mayAnswer = new CompletableFuture<Void>();
        course = all -> {
            isSent.complete(null);
            mayAnswer.join();
            return HandDrivenCalls.grantedAll(all);
        };
        var caller = new Thread(this::runAll);
        whenAllAreThere = () -> {
            caller.start();
            isSent.join();
        };

        come(command);

        assertFailed(command, true);
        mayAnswer.complete(null);
        caller.join();
    }

    @Test
    void whatIsOverdueWhenItsCallBeginsIsNotSent() {
        var commands = commands(2);
        whenAllAreThere = () -> {
            stopwatch.advance(PATIENCE);
            runAll();
        };

        come(commands);

        assertThat(sent).isEmpty();
        assertThat(List.of(commands)).allSatisfy(command -> assertFailed(command, false));
    }

    /** Those who waited before the call have less time left for it. */
    @Test
    void callMayTakeTheTimeOfTheMostPatient() {
        whenAllAreThere = () -> {
            stopwatch.advance(Duration.ofSeconds(1));
            patience = Duration.ofSeconds(1);
            coming.add(command());
            whenAllAreThere = this::runAll;
            waitForTheNext();
        };

        come(commands(2));

        assertThat(sent).extracting(List::size).containsExactly(3);
        assertThat(times).containsExactly(PATIENCE.minusSeconds(1));
    }

    /** The client takes no time-out of nothing. */
    @Test
    void callWhoseTimeEndsAtItsBeginningMayTakeAMillisecond() {
        calls.metrics = new CallMetrics() {
            @Override
            void gathered(int commandsInCall) {
                stopwatch.advance(PATIENCE.multipliedBy(2));
            }
        };

        come(command());

        assertThat(times).containsExactly(Duration.ofMillis(1));
    }

    /** The course service takes 64 KiB. */
    @Test
    void callHasRoomForTheLongestCommands() throws JsonProcessingException {
        var maxPrice = new BigDecimal("99999999999.9999");
        var sale = new Sale(UUID.randomUUID(), UUID.randomUUID(), "\\".repeat(255), maxPrice, "X".repeat(40));
        var longest = Command.sell(sale);

        var body = JsonFormat.MAPPER.writeValueAsBytes(Collections.nCopies(CourseApi.MOST_COMMANDS_IN_CALL, longest));

        assertThat(body).hasSizeLessThanOrEqualTo(64 * 1024);
    }

    private void come(Command... commands) {
        coming.addAll(List.of(commands));
        perform(coming.remove());
    }

    private void perform(Command command) {
        try {
            outcomes.put(command, calls.perform(command, patience));
        } catch (RuntimeException failure) {
            outcomes.put(command, failure);
        }
    }

    private void waitForTheNext() {
        if (coming.isEmpty()) {
            whenAllAreThere.run();
        } else {
            perform(coming.remove());
            if (coming.isEmpty() && !tasks.isEmpty()) { // the last did not wait
                whenAllAreThere.run();
            }
        }
    }

    private List<Answer> called(List<Command> commands, Duration patience) {
        sent.add(commands);
        times.add(patience);
        return course.apply(commands);
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private void assertGranted(Command command) {
        assertThat(outcomes.get(command))
                .isInstanceOfSatisfying(
                        Reservation.class,
                        reservation -> assertThat(reservation.id()).isEqualTo(command.reservationId()));
    }

    private void assertFailed(Command command, boolean mayHaveActed) {
        assertThat(outcomes.get(command))
                .isInstanceOfSatisfying(
                        CourseServiceFailure.class,
                        failure -> assertThat(failure.mayHaveActed()).isEqualTo(mayHaveActed));
    }

    private static Command[] commands(int howMany) {
        return Stream.generate(HandDrivenCalls::command).limit(howMany).toArray(Command[]::new);
    }
}
