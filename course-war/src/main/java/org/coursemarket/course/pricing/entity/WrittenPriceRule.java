package org.coursemarket.course.pricing.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.coursemarket.course.pricing.entity.PriceRule.Ladder;
import org.coursemarket.course.pricing.entity.PriceRule.Scarcity;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;
import org.coursemarket.course.pricing.entity.PriceRule.Window;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.coursemarket.runtime.text.Text;

/**
 * A rule as it is written, read and stored: its kind says which fields it has, beside one of percent, amount and price.
 *
 * @param kind window, tier, scarcity or ladder
 * @param name what buyers are told; null for the kind. By its name a tier is known from one version of the rules to the next
 * @param from of a window: its first moment; null for no beginning
 * @param until of a window: the first moment after it; null for no end
 * @param seats of a tier: it counts for so many seats
 * @param unsold of a scarcity: it counts when so few seats are not sold, or fewer
 * @param every of a ladder: it counts once for so many seats that are sold
 * @param most of a ladder: it counts no more often
 * @param percent how much more, with at most four decimals; a ladder's counts once a step
 * @param amount how much more, in the currency of the course; a ladder's counts once a step
 * @param price what the price becomes; not for a ladder
 */
@NoOtherFields
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenPriceRule(
        @NotNull @Pattern(regexp = "window|tier|scarcity|ladder", message = KINDS)
        String kind,

        @Text(max = 40) @Pattern(regexp = "\\P{Cntrl}*", message = "must be on one line")
        String name,

        Instant from,
        Instant until,
        @Min(1) @Max(1_000_000) Integer seats,
        @Min(0) @Max(1_000_000) Integer unsold,
        @Min(1) @Max(1_000_000) Integer every,
        @Min(1) @Max(1_000) Integer most,
        @DecimalMin("-100") @DecimalMax("1000") BigDecimal percent,

        @DecimalMin("-" + Money.MOST) @DecimalMax(Money.MOST)
        BigDecimal amount,

        @Money BigDecimal price) {
    private static final String KINDS = "must be window, tier, scarcity or ladder";
    private static final BigDecimal LEAST = new BigDecimal("-100");

    static WrittenPriceRule of(PriceRule rule) {
        var adjustment = WrittenAdjustment.of(rule.adjustment());
        var window = rule instanceof Window one ? one : null;
        var ladder = rule instanceof Ladder one ? one : null;
        return new WrittenPriceRule(
                rule.kind(),
                rule.name(),
                window == null ? null : window.from(),
                window == null ? null : window.until(),
                rule instanceof Tier tier ? tier.seats() : null,
                rule instanceof Scarcity scarcity ? scarcity.unsold() : null,
                ladder == null ? null : ladder.every(),
                ladder == null ? null : ladder.most(),
                adjustment.percent(),
                adjustment.amount(),
                adjustment.price());
    }

    WrittenPriceRule named(String newName) {
        return new WrittenPriceRule(kind, newName, from, until, seats, unsold, every, most, percent, amount, price);
    }

    boolean isTier() {
        return kind.equals(Tier.KIND);
    }

    /** As the price is computed by it. That nothing is wrong with it is taken for granted. */
    PriceRule rule() {
        return switch (kind) {
            case Window.KIND -> new Window(name, from, until, adjustment());
            case Tier.KIND -> new Tier(name, seats, adjustment());
            case Scarcity.KIND -> new Scarcity(name, unsold, adjustment());
            case Ladder.KIND -> new Ladder(name, every, most, adjustment());
            default -> throw new IllegalArgumentException("no price has rules of the kind " + kind);
        };
    }

    /** What is wrong with it, its own constraints aside: a field is missing, or one too many, or an amount is not of the currency. */
    List<FieldError> errors(String currency) {
        var errors = new ArrayList<FieldError>();
        require(Tier.KIND, "seats", seats, errors);
        require(Scarcity.KIND, "unsold", unsold, errors);
        require(Ladder.KIND, "every", every, errors);
        require(Ladder.KIND, "most", most, errors);
        if (!kind.equals(Window.KIND)) {
            forbid("from", from, errors);
            forbid("until", until, errors);
        }
        if (kind.equals(Ladder.KIND)) {
            forbid("price", price, errors);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            errors.add(new FieldError("until", "must be later than from"));
        }
        if (percent != null
                && most != null
                && percent.multiply(BigDecimal.valueOf(most)).compareTo(LEAST) < 0) {
            errors.add(new FieldError("percent", "must not come to less than -100 in all steps of the ladder"));
        }
        errors.addAll(written().errors(currency));
        return errors;
    }

    /** A rule of the kind has this field, and no other rule. */
    private void require(String ownKind, String field, Object value, List<FieldError> errors) {
        if (!kind.equals(ownKind)) {
            forbid(field, value, errors);
        } else if (value == null) {
            errors.add(new FieldError(field, "must not be null"));
        }
    }

    private void forbid(String field, Object value, List<FieldError> errors) {
        if (value != null) {
            errors.add(new FieldError(field, "is not for a " + kind));
        }
    }

    private WrittenAdjustment written() {
        return new WrittenAdjustment(percent, amount, price);
    }

    private Adjustment adjustment() {
        return written().adjustment();
    }
}
