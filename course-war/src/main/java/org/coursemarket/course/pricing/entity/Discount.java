package org.coursemarket.course.pricing.entity;

import java.time.Instant;

/**
 * What a voucher does to the list price in a span of time. It never makes a seat dearer.
 *
 * @param code of the voucher
 * @param from its first moment; null for no beginning
 * @param until the first moment after it; null for no end
 */
public record Discount(String code, Adjustment adjustment, Instant from, Instant until) {
    public boolean isValid(Instant now) {
        return new Span(from, until).contains(now);
    }
}
