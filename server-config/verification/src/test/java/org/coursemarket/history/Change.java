package org.coursemarket.history;

import java.time.Instant;

/** One change in the life of a reservation, and when it may have happened as far as the answers tell. */
final class Change {
    /** What may happen to a reservation, each once at the most; TOLD is that its purchase is decided for good. */
    enum Kind {
        HELD,
        SOLD,
        GIVEN_BACK,
        LAPSED,
        TOLD
    }

    final Kind kind;
    final Life life;
    private Instant cause = Instant.MAX;
    private Instant floor = Instant.MIN;
    private Instant until = Instant.MAX;
    private boolean isCertain;
    private boolean isExcluded;

    Change(Kind kind, Life life) {
        this.kind = kind;
        this.life = life;
    }

    /** Somebody asked for it then, or its time came. */
    void causedAt(Instant moment) {
        cause = earlier(cause, moment);
    }

    void notBefore(Instant moment) {
        floor = later(floor, moment);
    }

    void happenedBy(Instant moment) {
        isCertain = true;
        until = earlier(until, moment);
    }

    /** It came before the other one, if that is certain. */
    void happenedBefore(Change other) {
        if (other.isCertain) {
            happenedBy(other.until);
        }
    }

    void cameAfter(Change other) {
        notBefore(other.from());
    }

    void neverHappened() {
        isExcluded = true;
    }

    boolean isCertain() {
        return isCertain;
    }

    boolean isPossible() {
        return !isExcluded && !cause.equals(Instant.MAX) && !from().isAfter(until);
    }

    Instant from() {
        return later(cause, floor);
    }

    Instant until() {
        return until;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public String toString() {
        String when = cause.equals(Instant.MAX) ? "for which nobody asked" : "from " + from();
        return kind + " of " + life.reservation + " " + when + (isCertain ? " until " + until : "");
    }
}
