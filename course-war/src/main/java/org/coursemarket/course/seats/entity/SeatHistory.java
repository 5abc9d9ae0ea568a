package org.coursemarket.course.seats.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    /** Adds the seats of a course after a reservation took a step; {@code from} is null where the reservation is new. */
    void write(SeatCounts after, UUID reservationId, ReservationStatus from, ReservationStatus to) {
        changes.add(new SeatChange(after, reservationId, from, to, now));
    }
}
