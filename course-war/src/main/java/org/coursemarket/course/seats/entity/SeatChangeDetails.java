package org.coursemarket.course.seats.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of a course's history.
 *
 * @param sequence from 1 on, without a gap
 * @param reservationId whose seat moved; absent in the first row, which has the seats that the history begins with, and where the course
 *     got more seats, or fewer
 * @param from absent where the reservation is new, and where there is none
 * @param to absent where there is no reservation
 * @param availableSeats after the change, as the other counts
 * @param lockedPrice what the seat costs; absent where the reservation is not new, and in rows from before there were price rules
 * @param because the rules that made it, in words; absent likewise
 * @param priceVersion the number of the base price and rules that made it; absent likewise
 * @param tier whose place the reservation has or had, in each of its rows; absent for none
 * @param voucher that the reservation was made with, likewise
 */
public record SeatChangeDetails(
        long sequence,
        UUID courseId,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID reservationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) ReservationStatus from,
        @JsonInclude(JsonInclude.Include.NON_NULL) ReservationStatus to,
        Instant at,
        int availableSeats,
        int heldSeats,
        int soldSeats,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal lockedPrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) String because,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long priceVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) String tier,
        @JsonInclude(JsonInclude.Include.NON_NULL) String voucher) {}
