package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.util.List;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;

/**
 * The rules of a course's price, in the order in which the instructor wrote them. An empty list is the base price and nothing else.
 *
 * @param floor the least that a seat costs, whatever the rules come to; null for none
 * @param ceiling the most; null for none
 */
public record PriceRules(BigDecimal floor, BigDecimal ceiling, List<PriceRule> rules) {
    public static final PriceRules NONE = new PriceRules(null, null, List.of());

    public PriceRules {
        floor = floor == null ? null : floor.stripTrailingZeros();
        ceiling = ceiling == null ? null : ceiling.stripTrailingZeros();
        rules = List.copyOf(rules);
    }

    /** In the order in which their places are taken. */
    public List<Tier> tiers() {
        return ofKind(Tier.class);
    }

    /** The rules of one kind, in their order. */
    <T extends PriceRule> List<T> ofKind(Class<T> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
