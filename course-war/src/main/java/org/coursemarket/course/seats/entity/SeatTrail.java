package org.coursemarket.course.seats.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.SeatCounts;

/** One moment, and each change of a seat at that moment, in their order. Belongs to one thread. */
public final class SeatTrail {
    private final Instant now;
    private final List<SeatChange> changes = new ArrayList<>();

    public SeatTrail(Instant now) {
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    public List<SeatChange> changes() {
        return List.copyOf(changes);
    }

    /** A reservation without a status before is new. */
    void write(SeatCounts after, UUID reservationId, ReservationStatus from, ReservationStatus to) {
        changes.add(new SeatChange(after, reservationId, from, to, now));
    }
}
