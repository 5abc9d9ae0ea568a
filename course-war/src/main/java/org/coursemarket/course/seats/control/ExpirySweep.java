package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;

/** Gives the seats of lapsed holds back where nobody asks for them. */
@ApplicationScoped
public class ExpirySweep {
    /** What one sweep takes at the most; well below the queue, so that buyers find room too. */
    private static final int HOLDS_AT_ONCE = 1_000;

    @Inject
    ReservationStore reservations;

    @Inject
    SeatDesk desk;

    @Inject
    Clock clock;

    private volatile Instant lastSweep = Instant.MAX;

    /** Hands an Expire for each lapsed hold to the desk, the oldest first; one that is repeated changes nothing. */
    public void sweep() {
        reservations.lapsedHolds(clock.instant(), HOLDS_AT_ONCE).forEach(id -> desk.submit(new Expire(id)));
        lastSweep = clock.instant();
    }

    /** When the last sweep ended; the far future before the first. */
    public Instant lastSweep() {
        return lastSweep;
    }
}
