package org.coursemarket.course.seats.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A reservation as it stood when it was read or changed. */
public record ReservationDetails(
        UUID id, UUID courseId, BigDecimal lockedPrice, String currency, ReservationStatus status, Instant expiresAt) {}
