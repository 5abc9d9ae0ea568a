package org.coursemarket.course.pricing.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.coursemarket.course.pricing.entity.PriceRule.Window;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;

/**
 * The rules of a price as they are written, read and stored.
 *
 * @param floor the least that a seat costs; null for none
 * @param ceiling the most; null for none
 */
@NoOtherFields
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenPriceRules(
        @Money BigDecimal floor,
        @Money BigDecimal ceiling,
        @NotNull @Size(max = MOST_RULES) List<@NotNull @Valid WrittenPriceRule> rules) {
    public static final int MOST_RULES = 100;

    public static WrittenPriceRules of(PriceRules rules) {
        return new WrittenPriceRules(
                rules.floor(),
                rules.ceiling(),
                rules.rules().stream().map(WrittenPriceRule::of).toList());
    }

    /** As the price is computed by them. That nothing is wrong with them is taken for granted. */
    PriceRules rulesOfPrice() {
        return new PriceRules(
                floor, ceiling, rules.stream().map(WrittenPriceRule::rule).toList());
    }

    /**
     * The same, of what somebody sent for a course. The constraints of the fields are taken for granted. A tier without a name gets one.
     *
     * @param earlier the rules that the course has
     * @param places of that course's tiers
     * @throws InvalidInput if the rules can't be in this currency, or contradict each other; it names each field
     */
    public PriceRules requireValid(String currency, PriceRules earlier, TierPlaces places) {
        var errors = new ArrayList<FieldError>();
        WrittenAdjustment.objectTo("floor", floor, currency, errors);
        WrittenAdjustment.objectTo("ceiling", ceiling, currency, errors);
        if (floor != null && ceiling != null && floor.compareTo(ceiling) > 0) {
            errors.add(new FieldError("ceiling", "must not be below the floor"));
        }
        var windows = new ArrayList<Window>();
        var tiers = new HashSet<String>();
        for (int i = 0; i < rules.size(); i++) {
            String path = "rules[" + i + "].";
            var wrong = rules.get(i).errors(currency);
            wrong.forEach(error -> errors.add(new FieldError(path + error.field(), error.message())));
            if (wrong.isEmpty() && rules.get(i).rule() instanceof Window window) {
                if (windows.stream().anyMatch(window::overlaps)) {
                    errors.add(new FieldError(path + "from", "must not begin before the end of another window"));
                }
                windows.add(window);
            }
            if (rules.get(i).isTier()
                    && rules.get(i).name() != null
                    && !tiers.add(rules.get(i).name())) {
                errors.add(new FieldError(path + "name", "must not be that of another tier"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new WrittenPriceRules(floor, ceiling, TierNames.given(rules, earlier.tiers(), places)).rulesOfPrice();
    }
}
