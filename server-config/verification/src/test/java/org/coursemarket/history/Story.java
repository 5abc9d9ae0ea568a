package org.coursemarket.history;

import java.time.Instant;
import java.util.List;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Counts;
import org.coursemarket.history.Outcome.Refused;
import org.coursemarket.history.Outcome.Stands;
import org.coursemarket.history.Outcome.Unknown;

/** A history of one course, told by hand; its times are seconds, and every hold lasts until the hundredth. */
final class Story {
    private static final int HOLDS_END = 100;
    private final History history = new History();

    Story(int seats) {
        history.course("course", seats);
    }

    Story seen(Action action, String reservation, int from, int until, String status) {
        return add(action, reservation, from, second(until), new Stands(status, "of " + reservation, expiry(action)));
    }

    Story seen(Action action, String reservation, int from, int until, String status, String content) {
        return add(action, reservation, from, second(until), new Stands(status, content, expiry(action)));
    }

    Story refused(Action action, String reservation, int from, int until, String problem) {
        return add(action, reservation, from, second(until), new Refused(problem, problem));
    }

    Story counted(int from, int until, int available, int held, int sold) {
        return add(Action.COUNT, null, from, second(until), new Counts(available, held, sold));
    }

    Story unanswered(Action action, String reservation, int from) {
        return add(action, reservation, from, Instant.MAX, new Unknown());
    }

    List<String> contradictions() {
        return history.contradictions();
    }

    static Instant second(int number) {
        return Instant.ofEpochSecond(number);
    }

    private Story add(Action action, String reservation, int from, Instant until, Outcome outcome) {
        history.add(new Operation(action, "course", reservation, second(from), until, outcome));
        return this;
    }

    private static Instant expiry(Action action) {
        boolean isOfOrder = action == Action.BUY || action == Action.REFUND || action == Action.LOOK_AT_ORDER;
        return isOfOrder ? null : second(HOLDS_END);
    }
}
