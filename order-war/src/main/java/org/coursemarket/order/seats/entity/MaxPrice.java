package org.coursemarket.order.seats.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/** The most that a buyer agrees to pay. Its currency is the course's, which is known once a seat is held. */
public final class MaxPrice {
    public static final String CURRENCY = "currency";

    private MaxPrice() {}

    /** What is wrong with one that has more decimals than the currency. */
    public static Optional<InvalidInput> objection(BigDecimal maxPrice, String currency) {
        return Amount.objection(maxPrice, currency)
                .map(objection ->
                        new InvalidInput(List.of(new FieldError("maxPrice", objection)), Map.of(CURRENCY, currency)));
    }
}
