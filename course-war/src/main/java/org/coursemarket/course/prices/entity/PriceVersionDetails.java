package org.coursemarket.course.prices.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.coursemarket.course.pricing.entity.WrittenPriceRule;

/**
 * What made the price of a course from some moment on, until the next version's.
 *
 * @param version from 1 on, without a gap
 * @param floor absent for none, as the ceiling
 * @param from that moment
 * @param by the subject of whoever set it; absent where nobody knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceVersionDetails(
        long version,
        BigDecimal basePrice,
        String currency,
        BigDecimal floor,
        BigDecimal ceiling,
        List<WrittenPriceRule> rules,
        Instant from,
        String by) {}
