package org.coursemarket.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.coursemarket.course.seats.entity.CommandAnswer;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.runtime.problems.Causes;
import org.coursemarket.runtime.problems.Refusal;

/** What the course service answers: it must be committed by then, and what was dropped for want of room or time not done. */
final class SeatAnswers {
    private static final String REFUSAL = "/problems/";

    private record Request(Node.Run run, SeatCommand command, CompletableFuture<?> answer) {}

    private final SeatBooks seats;
    private final Scheduler scheduler;
    private final List<Request> requests = new ArrayList<>();
    private final Map<UUID, Integer> requestsToBegin = new HashMap<>();

    SeatAnswers(SeatBooks seats, Scheduler scheduler) {
        this.seats = seats;
        this.scheduler = scheduler;
    }

    /** Makes the request, of which the command becomes, and looks at its answer. */
    CompletionStage<ReservationDetails> watched(
            Node.Run run, SeatCommand command, Supplier<CompletionStage<ReservationDetails>> request) {
        count(command);
        var answer = request.get()
                .whenComplete((reservation, failure) -> scheduler.check(() -> {
                    if (reservation != null) {
                        granted(command, reservation);
                    } else {
                        Causes.of(failure)
                                .filter(Refusal.class::isInstance)
                                .forEach(refusal -> refused(command, ((Refusal) refusal).type()));
                    }
                }));
        requests.add(new Request(run, command, answer.toCompletableFuture()));
        return answer;
    }

    /** Likewise many commands, which come in one request. */
    CompletionStage<List<CommandAnswer>> allWatched(
            Node.Run run, List<SeatCommand> commands, Supplier<CompletionStage<List<CommandAnswer>>> request) {
        commands.forEach(this::count);
        var answers = request.get()
                .whenComplete((all, failure) -> scheduler.check(() -> {
                    for (int i = 0; failure == null && i < commands.size(); i++) {
                        answered(commands.get(i), all.get(i));
                    }
                }));
        commands.forEach(command -> requests.add(new Request(run, command, answers.toCompletableFuture())));
        return answers;
    }

    private void count(SeatCommand command) {
        if (command.courseId() != null) {
            requestsToBegin.merge(command.reservationId(), 1, Integer::sum);
        }
    }

    /** Of what failed, nothing is known. */
    private void answered(SeatCommand command, CommandAnswer answer) {
        if (answer.reservation() != null) {
            granted(command, answer.reservation());
        } else if (answer.problem().type().startsWith(REFUSAL)) {
            refused(command, answer.problem().type().substring(REFUSAL.length()));
        }
    }

    /** Somebody looks at a reservation, and sees it as it is. */
    ReservationDetails looked(UUID id, ReservationDetails reservation) {
        scheduler.check(() -> Promise.AN_ANSWER_IS_WHAT_WAS_COMMITTED.require(
                reservation.id().equals(id)
                        && reservation.status() == seats.seat(id).status(),
                () -> "seen as " + reservation));
        return reservation;
    }

    private void granted(SeatCommand command, ReservationDetails reservation) {
        Promise.AN_ANSWER_IS_WHAT_WAS_COMMITTED.require(
                reservation.id().equals(command.reservationId())
                        && seats.hasCommitted(command, reservation.status().name()),
                () -> command + " was answered " + reservation);
    }

    private void refused(SeatCommand command, String type) {
        if (type.equals("seats-busy")) {
            boolean isTheOnlyOne = requestsToBegin.getOrDefault(command.reservationId(), 0) == 1;
            Promise.WHAT_WAS_DROPPED_WAS_NOT_DONE.require(
                    !(command.courseId() != null && isTheOnlyOne && seats.seat(command.reservationId()) != null),
                    () -> command + " is done, but was dropped");
        } else {
            Promise.AN_ANSWER_IS_WHAT_WAS_COMMITTED.require(
                    seats.hasCommitted(command, type), () -> command + " was answered " + type);
        }
    }

    /** Nobody waits for ever: but for those whose process has died, each has an answer. */
    void checkInTheEnd() {
        for (var request : requests) {
            Promise.EVERY_REQUEST_IS_ANSWERED.require(
                    request.answer.isDone() || request.run.isOver(), () -> request.command.toString());
        }
    }
}
