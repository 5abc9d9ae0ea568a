package org.coursemarket.course.catalog.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.coursemarket.course.pricing.entity.PriceRules;

/**
 * Base price or rules of a course were set; told within the transaction that sets them.
 *
 * @param version of the course's price, from 1 on, without a gap
 * @param by the subject of whoever set them
 */
public record PriceSet(UUID courseId, long version, BigDecimal basePrice, PriceRules rules, Instant at, String by) {}
