package org.coursemarket.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.coursemarket.history.Change.Kind;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Refused;
import org.coursemarket.history.Outcome.Stands;

/**
 * One reservation, and what all the answers about it say of when it was held, sold, given back, or lapsed. Such an answer speaks of
 * one moment between its request and itself, so it bounds each change by itself: what the answer shows came before its end, what
 * would have ended that came after its beginning. Nothing is lost by taking the bounds one by one.
 */
final class Life {
    /** A purchase that was refused so is over; the same request finds the same answer. */
    private static final Set<String> DECIDED = Set.of("sold-out", "seat-lost");

    final String reservation;
    final Change held = new Change(Kind.HELD, this);
    final Change sold = new Change(Kind.SOLD, this);
    final Change givenBack = new Change(Kind.GIVEN_BACK, this);
    final Change lapsed = new Change(Kind.LAPSED, this);
    private final Change told = new Change(Kind.TOLD, this);
    private final List<Operation> operations;
    private final List<String> wrong = new ArrayList<>();
    private final Instant expiresAt;
    private boolean isCancelledInTime;

    Life(String reservation, List<Operation> operations) {
        this.reservation = reservation;
        this.operations = operations;
        expiresAt = operations.stream()
                .map(operation -> operation.outcome() instanceof Stands stands ? stands.expiresAt() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        told.causedAt(Instant.MIN);
        operations.forEach(this::cause);
        operations.forEach(this::see);
        bound();
    }

    /** Of a seat that is held, and that a buyer who comes now finds free all the same. */
    boolean isOverAt(Instant moment) {
        return expiresAt != null && !expiresAt.isAfter(moment);
    }

    /** Whether a cancellation may have ended the hold, and not only a sale. */
    boolean isCancelledInTime() {
        return isCancelledInTime;
    }

    Stream<Change> changes() {
        return Stream.of(held, sold, givenBack, lapsed);
    }

    /** Without a look at the other reservations of the course. */
    List<String> contradictions() {
        var all = new ArrayList<>(wrong);
        Stream.concat(changes(), Stream.of(told))
                .filter(change -> change.isCertain() && !change.isPossible())
                .forEach(change -> all.add(change + " is certain, and can't be"));
        for (boolean isOrder : new boolean[] {true, false}) {
            var contents = contents(isOrder);
            if (contents.size() > 1) {
                all.add(reservation + " has several contents: " + contents);
            }
        }
        return all;
    }

    /** When the course must have been full for this purchase: at some moment of one answer, whichever of its requests that met. */
    Optional<Sight> purchaseFoundNoSeat() {
        return answers(Action.BUY, "sold-out")
                .map(Operation::completed)
                .min(Instant::compareTo)
                .map(end -> Sight.ofFullCourse(this, firstAsked(), end));
    }

    Stream<Sight> holdsFoundNoSeat() {
        return answers(Action.RESERVE, "sold-out")
                .map(answer -> Sight.ofFullCourse(this, answer.invoked(), answer.completed()));
    }

    private Stream<Operation> answers(Action action, String problem) {
        return operations.stream()
                .filter(operation -> operation.action() == action
                        && operation.outcome() instanceof Refused refused
                        && refused.problem().equals(problem));
    }

    private Instant firstAsked() {
        return operations.stream()
                .map(Operation::invoked)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Set<String> contents(boolean isOrder) {
        var contents = new HashSet<String>();
        for (var operation : operations) {
            if (operation.isAboutOrder() == isOrder) {
                if (operation.outcome() instanceof Stands stands && stands.content() != null) {
                    contents.add(stands.content());
                } else if (isDecidedRefusal(operation)) {
                    contents.add(((Refused) operation.outcome()).content());
                }
            }
        }
        return contents;
    }

    private static boolean isDecidedRefusal(Operation operation) {
        return operation.action() == Action.BUY
                && operation.outcome() instanceof Refused refused
                && DECIDED.contains(refused.problem());
    }

    private void cause(Operation asked) {
        if (!mayHaveActed(asked)) {
            return;
        }
        boolean isInTime = !isOverAt(asked.invoked());
        switch (asked.action()) {
            case RESERVE, BUY -> {
                if (isInTime) {
                    held.causedAt(asked.invoked());
                    lapsed.causedAt(expiresAt == null ? asked.invoked().plusNanos(1) : expiresAt);
                }
                if (isInTime && asked.action() == Action.BUY) {
                    sold.causedAt(asked.invoked());
                }
            }
            case CONFIRM -> {
                if (isInTime) {
                    sold.causedAt(asked.invoked());
                }
            }
            case CANCEL, REFUND -> {
                givenBack.causedAt(asked.invoked());
                isCancelledInTime |= isInTime;
            }
            case LOOK, LOOK_AT_ORDER, COUNT -> {}
        }
    }

    /** Who makes a hold is told that it is RESERVED; another answer is about a hold that was there. */
    private static boolean mayHaveActed(Operation asked) {
        if (asked.outcome() instanceof Refused refused) {
            return refused.problem().equals("seat-lost");
        }
        return asked.action() != Action.RESERVE
                || !(asked.outcome() instanceof Stands stands)
                || stands.status().equals("RESERVED");
    }

    private void see(Operation seen) {
        if (seen.outcome() instanceof Stands stands) {
            if (seen.isAboutOrder()) {
                seeOrder(stands.status(), seen);
            } else {
                seeReservation(stands.status(), seen);
            }
        } else if (seen.outcome() instanceof Refused refused) {
            seeRefusal(refused.problem(), seen);
        }
    }

    private void seeReservation(String status, Operation seen) {
        boolean isAnswer = switch (seen.action()) {
            case RESERVE -> !status.equals("RESERVED") || !isOverAt(seen.invoked());
            case CONFIRM -> status.equals("CONFIRMED");
            case CANCEL -> status.equals("CANCELLED") || status.equals("EXPIRED");
            default -> true;
        };
        if (!isAnswer) {
            wrong.add(status + " is no answer to " + seen);
        }
        held.happenedBy(seen.completed());
        switch (status) {
            case "RESERVED" -> {
                sold.notBefore(seen.invoked());
                givenBack.notBefore(seen.invoked());
                lapsed.notBefore(seen.invoked());
            }
            case "CONFIRMED" -> {
                sold.happenedBy(seen.completed());
                givenBack.notBefore(seen.invoked());
            }
            case "CANCELLED" -> givenBack.happenedBy(seen.completed());
            case "EXPIRED" -> lapsed.happenedBy(seen.completed());
            default -> wrong.add(status + " is no status in " + seen);
        }
    }

    private void seeOrder(String status, Operation seen) {
        if (status.equals("PENDING")) {
            told.notBefore(seen.invoked());
            return;
        }
        told.happenedBy(seen.completed());
        switch (status) {
            case "CONFIRMED" -> {
                sold.happenedBy(seen.completed());
                if (seen.action() == Action.LOOK_AT_ORDER) {
                    givenBack.notBefore(seen.invoked());
                }
            }
            case "REFUND_REQUESTED" -> sold.happenedBy(seen.completed());
            case "REFUNDED" -> {
                sold.happenedBy(seen.completed());
                givenBack.happenedBy(seen.completed());
            }
            case "REJECTED" -> sold.neverHappened();
            default -> wrong.add(status + " is no status in " + seen);
        }
    }

    private void seeRefusal(String problem, Operation seen) {
        switch (problem) {
            case "unknown-reservation", "unknown-order" -> held.notBefore(seen.invoked());
            case "reservation-cancelled" -> givenBack.happenedBy(seen.completed());
            case "reservation-expired" -> lapsed.happenedBy(seen.completed());
            default -> {}
        }
        if (isDecidedRefusal(seen)) {
            told.happenedBy(seen.completed());
            sold.neverHappened();
        }
        if (seen.action() == Action.BUY && problem.equals("sold-out")) {
            held.neverHappened();
        }
    }

    /** One change comes after the other, and a hold ends in one way. */
    private void bound() {
        if (lapsed.isCertain()) {
            sold.neverHappened();
            givenBack.neverHappened();
        } else if (sold.isCertain() || givenBack.isCertain()) {
            lapsed.neverHappened();
        }
        if (sold.isCertain()) {
            sold.happenedBefore(givenBack);
            givenBack.cameAfter(sold);
        }
        for (var end : List.of(sold, givenBack, lapsed)) {
            held.happenedBefore(end);
            end.cameAfter(held);
        }
    }
}
