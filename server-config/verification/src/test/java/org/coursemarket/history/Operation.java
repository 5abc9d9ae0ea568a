package org.coursemarket.history;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One request as its client saw it.
 *
 * @param reservation the key under which the seat was asked for, by which all requests about that seat go; null for a count
 * @param completed when the answer had come; {@link Instant#MAX} where none did
 */
public record Operation(
        Action action, String course, String reservation, Instant invoked, Instant completed, Outcome outcome) {
    /** What was asked for. A purchase is a hold and its sale, one after the other; a refund gives a purchase back. */
    public enum Action {
        RESERVE,
        CONFIRM,
        CANCEL,
        LOOK,
        BUY,
        REFUND,
        LOOK_AT_ORDER,
        COUNT
    }

    private static final Set<Action> OF_ORDERS = EnumSet.of(Action.BUY, Action.REFUND, Action.LOOK_AT_ORDER);

    /** A purchase that was refused so is over and never took a seat; the same request finds the same answer. */
    private static final Set<String> DECIDED = Set.of("sold-out", "seat-lost", "order-expired");

    boolean isDecidedRefusal() {
        return action == Action.BUY
                && outcome instanceof Outcome.Refused refused
                && DECIDED.contains(refused.problem());
    }

    boolean isAboutOrder() {
        return OF_ORDERS.contains(action);
    }
}
