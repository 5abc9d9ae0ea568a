package org.coursemarket.course.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** No reservation has this id. */
public final class UnknownReservation extends Refusal {
    public UnknownReservation(UUID reservationId) {
        super(
                Kind.NOT_FOUND,
                "unknown-reservation",
                "There is no reservation " + reservationId + ".",
                Map.of("reservationId", reservationId));
    }
}
