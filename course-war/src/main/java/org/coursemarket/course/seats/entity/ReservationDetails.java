package org.coursemarket.course.seats.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A reservation as it stood when it was read or changed.
 *
 * @param student whom the seat is for, as the one who reserved it said; absent where they did not
 */
public record ReservationDetails(
        UUID id,
        UUID courseId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String student,
        BigDecimal lockedPrice,
        String currency,
        ReservationStatus status,
        Instant expiresAt) {}
