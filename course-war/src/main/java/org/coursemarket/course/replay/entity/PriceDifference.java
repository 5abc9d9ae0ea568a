package org.coursemarket.course.replay.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A hold whose price is not what the histories say, or a change that gives back a place of a tier which nobody has.
 *
 * @param sequence of its row in the history of the seats
 * @param lockedPrice what the row says, as because and tier; absent where it is no hold
 * @param computedPrice what comes of the histories; absent where they have not what made the price
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceDifference(
        long sequence,
        UUID reservationId,
        BigDecimal lockedPrice,
        String because,
        String tier,
        BigDecimal computedPrice,
        String computedBecause,
        String computedTier) {}
