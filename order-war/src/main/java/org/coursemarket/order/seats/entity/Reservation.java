package org.coursemarket.order.seats.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A seat as the course service tells of it, with all that it must say.
 *
 * @param because the rules that made the locked price, in words; null for a seat from before there were any
 * @param voucher under which it was held, in capitals; null for none
 */
public record Reservation(
        UUID id,
        UUID courseId,
        BigDecimal lockedPrice,
        String currency,
        String because,
        String voucher,
        ReservationStatus status,
        Instant expiresAt) {
    public Reservation {
        Stream.of(id, courseId, lockedPrice, currency, status, expiresAt).forEach(Objects::requireNonNull);
    }

    public boolean isSold() {
        return status == ReservationStatus.CONFIRMED;
    }
}
