package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a seat costs, and why.
 *
 * @param because what made it, in words for the buyer
 * @param tier the name of the tier whose place a hold at this price takes; null for none
 * @param kinds of what made it, for whoever counts
 */
public record Price(BigDecimal amount, String because, String tier, List<String> kinds) {
    /** Why a seat costs what it costs where nothing else says so. */
    public static final String BASE = "base price";
}
