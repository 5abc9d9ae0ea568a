package org.coursemarket.course.seats.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.coursemarket.course.catalog.entity.SeatCounts;

/** What a batch adds to the histories of its courses: each change of a seat in their order, all at one moment. Belongs to one thread. */
public final class SeatHistory {
    private final Instant now;
    private final List<SeatChange> changes = new ArrayList<>();

    public SeatHistory(Instant now) {
        this.now = now;
    }

    /** The moment of every change. */
    public Instant now() {
        return now;
    }

    /** The changes so far, as rows to be stored. */
    public List<SeatChange> changes() {
        return List.copyOf(changes);
    }

    /** Adds the seats of a course after it was given more of them, or fewer. */
    public void writeResizing(SeatCounts after) {
        changes.add(SeatChange.resizing(after, now));
    }

    /** Adds the seats of a course after a new reservation took one, and at which price. */
    void writeHold(SeatCounts after, Reservation hold) {
        changes.add(SeatChange.hold(after, hold, now));
    }

    /** Adds the seats of a course after a reservation takes this step. */
    void write(SeatCounts after, Reservation reservation, ReservationStatus next) {
        changes.add(new SeatChange(after, reservation, next, now));
    }
}
