package org.coursemarket.course.seats.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A reservation that holds or held a seat, as whoever looks after the course sees it.
 *
 * @param student whom the seat is for, as the one who reserved it said; absent where they did not
 * @param because the rules that made the locked price, in words; absent in a reservation from before there were any
 * @param tier whose place it has or had; absent for none
 * @param voucher that it was asked for with; absent for none
 */
public record RosterEntry(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) String student,
        BigDecimal lockedPrice,
        String currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) String because,
        @JsonInclude(JsonInclude.Include.NON_NULL) String tier,
        @JsonInclude(JsonInclude.Include.NON_NULL) String voucher,
        ReservationStatus status,
        Instant reservedAt,
        Instant expiresAt) {}
