package org.coursemarket.system;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.coursemarket.history.History;
import org.coursemarket.history.Operation;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome;
import org.coursemarket.history.Outcome.Counts;
import org.coursemarket.history.Outcome.Refused;
import org.coursemarket.history.Outcome.Stands;
import org.coursemarket.history.Outcome.Unknown;
import org.coursemarket.system.Http.Answer;

/** Asks services that may be dying, and writes down what it saw. Any thread may ask. */
public final class Witness {
    /** What a student wants, and the key it is asked for under. */
    public record Purchase(String course, String student, UUID key) {}

    /** A 503 that says that nothing was begun. */
    private static final Set<String> NOT_BEGUN = Set.of("seats-unavailable", "seats-busy");

    final Sightings sightings = new Sightings();
    private final History history;

    Witness(History history) {
        this.history = history;
    }

    Optional<Answer> offer(CourseSystem courses, int seats) {
        return sightings.look("OFFER", () -> CourseSystem.offer(courses.http, seats));
    }

    Optional<Answer> buy(OrderSystem orders, Purchase wish) {
        return ask(Action.BUY, wish, () -> orders.buy(wish.course, wish.student, wish.key));
    }

    Optional<Answer> refund(OrderSystem orders, Purchase bought, String id) {
        return ask(Action.REFUND, bought, () -> orders.refund(id));
    }

    Optional<Answer> order(OrderSystem orders, Purchase bought, String id) {
        return ask(Action.LOOK_AT_ORDER, bought, () -> orders.order(id));
    }

    Optional<Answer> reservation(CourseSystem courses, Purchase bought, String id) {
        return ask(Action.LOOK, bought, () -> courses.reservation(id));
    }

    Optional<Answer> reserve(CourseSystem courses, Purchase wish) {
        return ask(Action.RESERVE, wish, () -> courses.reserve(wish.course, wish.key));
    }

    Optional<Answer> confirm(CourseSystem courses, Purchase held) {
        return ask(Action.CONFIRM, held, () -> courses.confirm(held.key.toString()));
    }

    Optional<Answer> cancel(CourseSystem courses, Purchase held) {
        return ask(Action.CANCEL, held, () -> courses.cancel(held.key.toString()));
    }

    Optional<Answer> count(CourseSystem courses, String course) {
        return ask(Action.COUNT, new Purchase(course, null, null), () -> courses.course(course));
    }

    private Optional<Answer> ask(Action action, Purchase about, Supplier<Answer> request) {
        var invoked = Instant.now();
        var answer = sightings.look(action.name(), request);
        note(action, about, invoked, answer.map(given -> outcome(action, given)).orElse(new Unknown()));
        return answer;
    }

    private void note(Action action, Purchase about, Instant invoked, Outcome outcome) {
        var completed = outcome instanceof Unknown ? Instant.MAX : Instant.now();
        var reservation = about.key == null ? null : about.key.toString();
        history.add(new Operation(action, about.course, reservation, invoked, completed, outcome));
    }

    private static Outcome outcome(Action action, Answer answer) {
        boolean isRefusal = answer.status() < 500 || NOT_BEGUN.contains(answer.problem());
        if (answer.status() >= 400) {
            return isRefusal ? new Refused(answer.problem(), answer.text()) : new Unknown();
        }
        var body = answer.body();
        if (action == Action.COUNT) {
            return new Counts(
                    body.path("availableSeats").asInt(),
                    body.path("heldSeats").asInt(),
                    body.path("soldSeats").asInt());
        }
        var expiresAt = body.path("expiresAt");
        return new Stands(
                status(answer),
                isFinal(status(answer)) ? content(answer) : null,
                expiresAt.isMissingNode() ? null : Instant.parse(expiresAt.asText()));
    }

    /** An order that is PENDING or REJECTED has no price. */
    private static boolean isFinal(String status) {
        return !status.equals("PENDING") && !status.equals("REJECTED");
    }

    private static String status(Answer answer) {
        var status = answer.body().path("status").asText();
        return status.equals("CONFIRMED") && answer.body().has("refundRequestedAt") ? "REFUND_REQUESTED" : status;
    }

    /** All but what may change. */
    private static String content(Answer answer) {
        return answer.text()
                .replaceFirst("\"status\":\"\\w+\",?", "")
                .replaceFirst(",\"refundRequestedAt\":\"[^\"]+\"", "");
    }
}
