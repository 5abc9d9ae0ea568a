package org.coursemarket.course.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The Idempotency-Key already holds a seat in another course. */
public final class ReservationKeyReused extends Refusal {
    public ReservationKeyReused(UUID reservationId, UUID courseId) {
        super(
                Kind.UNPROCESSABLE,
                "reservation-key-reused",
                "Idempotency-Key " + reservationId + " was used to reserve a seat in another course than " + courseId
                        + ".",
                Map.of("reservationId", reservationId, "courseId", courseId));
    }
}
