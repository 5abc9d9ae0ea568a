package org.coursemarket.order.seats.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A seat as the course service tells of it. */
public record Reservation(
        UUID id, UUID courseId, BigDecimal lockedPrice, String currency, ReservationStatus status, Instant expiresAt) {
    /** Held or sold: not given back. */
    public boolean isLive() {
        return status == ReservationStatus.RESERVED || status == ReservationStatus.CONFIRMED;
    }
}
