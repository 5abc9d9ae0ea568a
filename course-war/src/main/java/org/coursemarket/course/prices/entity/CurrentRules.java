package org.coursemarket.course.prices.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.WrittenPriceRule;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;

/**
 * The rules of a course's price as they are now.
 *
 * @param version of the price; what a change of the rules must name
 * @param floor absent for none, as the ceiling
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurrentRules(long version, BigDecimal floor, BigDecimal ceiling, List<WrittenPriceRule> rules) {
    public static CurrentRules of(long version, PriceRules rules) {
        var written = WrittenPriceRules.of(rules);
        return new CurrentRules(version, written.floor(), written.ceiling(), written.rules());
    }
}
