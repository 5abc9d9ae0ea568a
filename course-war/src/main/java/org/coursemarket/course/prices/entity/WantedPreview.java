package org.coursemarket.course.prices.entity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.WrittenPriceRule;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * For which circumstances somebody wants to know the price.
 *
 * @param floor of the rules to try, as the ceiling; null for none
 * @param rules to try; null for those that the course has
 * @param at the moment; null for now
 * @param soldSeats up to all of them; null for as many as are sold
 */
@NoOtherFields
public record WantedPreview(
        @Money BigDecimal floor,
        @Money BigDecimal ceiling,
        @Size(max = WrittenPriceRules.MOST_RULES) List<@NotNull @Valid WrittenPriceRule> rules,
        Instant at,
        @Min(0) @Max(1_000_000) Integer soldSeats) {
    /**
     * The rules that it asks about.
     *
     * @throws InvalidInput if they can't be; it names the fields
     */
    public PriceRules rulesFor(Course course) {
        if (rules != null) {
            return new WrittenPriceRules(floor, ceiling, rules)
                    .requireValid(course.currency(), course.priceRules(), course.tierPlaces());
        }
        if (floor != null || ceiling != null) {
            throw new InvalidInput("rules", "must be there too, if only as an empty list");
        }
        return course.priceRules();
    }
}
