package org.coursemarket.history;

import java.time.Instant;

/** What became of a request, as far as its client knows. */
public sealed interface Outcome {
    /**
     * A reservation or an order, as it stands.
     *
     * @param content what must be the same in all answers about it; null where it is not complete yet
     * @param expiresAt until when a reservation is held; null for an order
     */
    record Stands(String status, String content, Instant expiresAt) implements Outcome {}

    /** No, and why, by the problem's type. */
    record Refused(String problem, String content) implements Outcome {}

    /** A course's seats. */
    record Counts(int available, int held, int sold) implements Outcome {}

    /** No answer, or one that says nothing: it may have been done, may be done yet, or never. */
    record Unknown() implements Outcome {}
}
