package org.coursemarket.course.seats.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of a course's history.
 *
 * @param sequence from 1 on, without a gap
 * @param reservationId whose seat moved; absent in the first row, which has the seats that the history begins with
 * @param from absent where the reservation is new, and in the first row
 * @param to absent in the first row
 * @param availableSeats after the change, as the other counts
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
        int soldSeats) {}
