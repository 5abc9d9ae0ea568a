package org.coursemarket.order.seats.entity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The seat costs more than the buyer agreed to. */
public final class PriceChanged extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "price-changed";

    private final BigDecimal currentPrice;
    private final String currency;

    public PriceChanged(UUID courseId, BigDecimal maxPrice, BigDecimal currentPrice, String currency) {
        super(
                Kind.CONFLICT,
                TYPE,
                "Course " + courseId + " costs " + currentPrice + " " + currency + " now, more than the " + maxPrice
                        + " that were agreed to.",
                Map.of("courseId", courseId, "maxPrice", maxPrice, "currentPrice", currentPrice, "currency", currency));
        this.currentPrice = currentPrice;
        this.currency = currency;
    }

    public BigDecimal currentPrice() {
        return currentPrice;
    }

    public String currency() {
        return currency;
    }
}
