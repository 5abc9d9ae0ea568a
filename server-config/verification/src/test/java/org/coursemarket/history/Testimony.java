package org.coursemarket.history;

import java.util.ArrayList;
import java.util.List;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Refused;
import org.coursemarket.history.Outcome.Stands;

/**
 * What the answers say of one reservation. Each speaks of one moment between its request and itself, so it bounds each change by
 * itself: what the answer shows came before its end, what would have ended that came after its beginning. Nothing is lost by taking
 * the bounds one by one.
 */
final class Testimony {
    private final Life life;
    private final List<String> nonsense = new ArrayList<>();

    Testimony(Life life) {
        this.life = life;
    }

    /** Answers that no request of their kind may get. */
    List<String> nonsense() {
        return nonsense;
    }

    void hear(Operation seen) {
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
            case RESERVE -> !status.equals("RESERVED") || !life.isOverAt(seen.invoked());
            case CONFIRM -> status.equals("CONFIRMED");
            case CANCEL -> status.equals("CANCELLED") || status.equals("EXPIRED");
            default -> true;
        };
        if (!isAnswer) {
            nonsense.add(status + " is no answer to " + seen);
        }
        life.held.happenedBy(seen.completed());
        switch (status) {
            case "RESERVED" -> {
                life.sold.notBefore(seen.invoked());
                life.givenBack.notBefore(seen.invoked());
                life.lapsed.notBefore(seen.invoked());
            }
            case "CONFIRMED" -> {
                life.sold.happenedBy(seen.completed());
                life.givenBack.notBefore(seen.invoked());
            }
            case "CANCELLED" -> life.givenBack.happenedBy(seen.completed());
            case "EXPIRED" -> life.lapsed.happenedBy(seen.completed());
            default -> nonsense.add(status + " is no status in " + seen);
        }
    }

    private void seeOrder(String status, Operation seen) {
        if (status.equals("PENDING")) {
            life.told.notBefore(seen.invoked());
            return;
        }
        life.told.happenedBy(seen.completed());
        switch (status) {
            case "CONFIRMED" -> {
                life.sold.happenedBy(seen.completed());
                if (seen.action() == Action.LOOK_AT_ORDER) {
                    life.givenBack.notBefore(seen.invoked());
                }
            }
            case "REFUND_REQUESTED" -> life.sold.happenedBy(seen.completed());
            case "REFUNDED" -> {
                life.sold.happenedBy(seen.completed());
                life.givenBack.happenedBy(seen.completed());
            }
            case "REJECTED" -> life.held.neverHappened();
            default -> nonsense.add(status + " is no status in " + seen);
        }
    }

    private void seeRefusal(String problem, Operation seen) {
        switch (problem) {
            case "unknown-reservation", "unknown-order" -> life.held.notBefore(seen.invoked());
            case "reservation-cancelled" -> life.givenBack.happenedBy(seen.completed());
            case "reservation-expired" -> life.lapsed.happenedBy(seen.completed());
            default -> {}
        }
        if (seen.isDecidedRefusal()) {
            life.told.happenedBy(seen.completed());
            life.held.neverHappened();
        }
    }
}
