package org.coursemarket.course.catalog.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A course as it stood when it was read.
 *
 * @param version how often texts, status and the number of seats were set
 * @param price what a hold would have cost at that moment
 * @param because the rules that made this price, in words
 * @param priceUntil the first moment from which on it is another one if no seat is sold; absent where there is none
 * @param seatsAtPrice how many seats can be sold one after the other before it is another one
 * @param lowestPrice30Days the lowest price without a voucher of the last 30 days and today, in UTC; the present one counts
 */
public record CourseDetails(
        UUID id,
        String title,
        String description,
        CourseStatus status,
        long version,
        BigDecimal price,
        String currency,
        BigDecimal basePrice,
        String because,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant priceUntil,
        int seatsAtPrice,
        BigDecimal lowestPrice30Days,
        int totalSeats,
        int availableSeats,
        int heldSeats,
        int soldSeats,
        String instructorName,
        Instant createdAt) {
    /** The ETag, without its quotes: of what its owner sets alone, for seats and price change with every sale, and with the time. */
    public String tag() {
        return Long.toString(version);
    }
}
