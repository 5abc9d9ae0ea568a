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

/** One reservation: what was asked for, and within which bounds it was held, sold, given back, or lapsed. */
final class Life {
    final String reservation;
    final Change held = new Change(Kind.HELD, this);
    final Change sold = new Change(Kind.SOLD, this);
    final Change givenBack = new Change(Kind.GIVEN_BACK, this);
    final Change lapsed = new Change(Kind.LAPSED, this);
    final Change told = new Change(Kind.TOLD, this);
    private final List<Operation> operations;
    private final Testimony testimony = new Testimony(this);
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
        operations.forEach(testimony::hear);
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
        var all = new ArrayList<>(testimony.nonsense());
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
                } else if (operation.isDecidedRefusal()) {
                    contents.add(((Refused) operation.outcome()).content());
                }
            }
        }
        return contents;
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
        if (asked.outcome() instanceof Refused) {
            return false;
        }
        return asked.action() != Action.RESERVE
                || !(asked.outcome() instanceof Stands stands)
                || stands.status().equals("RESERVED");
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
