package org.coursemarket.course.seats.entity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The seat was held too long and has been given back. */
public final class ReservationExpired extends Refusal {
    public ReservationExpired(UUID reservationId, Instant expiredAt) {
        super(
                Kind.GONE,
                "reservation-expired",
                "Reservation " + reservationId + " expired at " + expiredAt + ".",
                Map.of("reservationId", reservationId, "expiredAt", expiredAt));
    }
}
