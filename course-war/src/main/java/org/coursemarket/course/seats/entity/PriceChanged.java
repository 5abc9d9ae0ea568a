package org.coursemarket.course.seats.entity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The seat costs more than the buyer agreed to. */
public final class PriceChanged extends Refusal {
    public PriceChanged(UUID courseId, BigDecimal maxPrice, BigDecimal currentPrice, String currency) {
        super(
                Kind.CONFLICT,
                "price-changed",
                "Course " + courseId + " costs " + currentPrice + " " + currency + ", more than the " + maxPrice
                        + " that were agreed to.",
                Map.of("courseId", courseId, "maxPrice", maxPrice, "currentPrice", currentPrice, "currency", currency));
    }
}
