package org.coursemarket.course.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The seat is sold, and only its seller gives it back: a refund of the order does that, and ends the order too. */
public final class SeatSold extends Refusal {
    public SeatSold(UUID reservationId) {
        super(
                Kind.CONFLICT,
                "seat-sold",
                "The seat of reservation " + reservationId + " is sold; refund its order instead.",
                Map.of("reservationId", reservationId));
    }
}
