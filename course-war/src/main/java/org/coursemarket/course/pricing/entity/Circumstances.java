package org.coursemarket.course.pricing.entity;

import java.time.Instant;

/**
 * What a price depends on beside the rules. Held seats are not among it, or holding seats would move the price.
 *
 * @param totalSeats of the course
 * @param soldSeats of those, from 0 to all of them
 * @param tierPlaces that are held or sold
 * @param discount of the buyer's voucher; null for no voucher
 */
public record Circumstances(int totalSeats, int soldSeats, TierPlaces tierPlaces, Discount discount, Instant now) {
    /** The same for a buyer with a voucher; null for one without. */
    public Circumstances with(Discount other) {
        return new Circumstances(totalSeats, soldSeats, tierPlaces, other, now);
    }

    Circumstances at(Instant other) {
        return new Circumstances(totalSeats, soldSeats, tierPlaces, discount, other);
    }

    /** As if so many were sold, the later ones one after the other. */
    Circumstances withSold(int sold, PriceRules rules) {
        var places = tierPlaces.afterSales(rules.tiers(), sold - soldSeats);
        return new Circumstances(totalSeats, sold, places, discount, now);
    }

    /** As if so many had been sold under these rules, one after the other, from the first on. */
    public Circumstances anew(int sold, PriceRules rules) {
        return new Circumstances(totalSeats, 0, TierPlaces.NONE, discount, now).withSold(sold, rules);
    }
}
