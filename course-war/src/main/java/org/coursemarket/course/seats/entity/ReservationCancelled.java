package org.coursemarket.course.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The seat was given back and can't be sold under this reservation any more. */
public final class ReservationCancelled extends Refusal {
    public ReservationCancelled(UUID reservationId) {
        super(
                Kind.CONFLICT,
                "reservation-cancelled",
                "Reservation " + reservationId + " was cancelled.",
                Map.of("reservationId", reservationId));
    }
}
