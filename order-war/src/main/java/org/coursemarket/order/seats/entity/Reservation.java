package org.coursemarket.order.seats.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** A seat as the course service tells of it, with all that it must say. */
public record Reservation(
        UUID id, UUID courseId, BigDecimal lockedPrice, String currency, ReservationStatus status, Instant expiresAt) {
    public Reservation {
        Stream.of(id, courseId, lockedPrice, currency, status, expiresAt).forEach(Objects::requireNonNull);
    }

    /** Held or sold: not given back. */
    public boolean isLive() {
        return status == ReservationStatus.RESERVED || status == ReservationStatus.CONFIRMED;
    }
}
