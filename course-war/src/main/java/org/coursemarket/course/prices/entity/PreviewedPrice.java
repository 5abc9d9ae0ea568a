package org.coursemarket.course.prices.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.coursemarket.course.pricing.entity.Circumstances;
import org.coursemarket.course.pricing.entity.Pricing;
import org.coursemarket.runtime.money.Amount;

/**
 * What a seat would cost.
 *
 * @param because the rules that make it, in words
 * @param until the first moment from which on it is another one if no seat is sold; absent where there is none
 */
public record PreviewedPrice(
        BigDecimal price,
        String currency,
        String because,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant until) {
    public static PreviewedPrice of(Pricing pricing, Circumstances circumstances) {
        var price = pricing.at(circumstances);
        return new PreviewedPrice(
                Amount.shown(price.amount(), pricing.currency()),
                pricing.currency(),
                price.because(),
                pricing.until(circumstances));
    }
}
