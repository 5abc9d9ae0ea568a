package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.money.Amount;

/**
 * The price of a course's seats: a base price, and the rules that change it.
 *
 * <p>The running price begins as the base price. Of each kind the first rule that matches changes it: window, then tier, then scarcity,
 * then ladder. What comes of that is rounded once, half up, to the decimals of the currency. Then it is held between floor and ceiling,
 * and never below 0 or above the largest price that there is. That is the list price. A voucher changes it once more, and the result is
 * rounded likewise. It is never below 0 or above the list price.
 *
 * @param base from 0 on, with at most the decimals of the currency
 * @param currency an ISO 4217 code
 */
public record Pricing(BigDecimal base, String currency, PriceRules rules) {
    private static final String VOUCHER = "voucher";
    private static final BigDecimal LARGEST = new BigDecimal(Money.MOST);
    private static final List<Class<? extends PriceRule>> ORDER =
            List.of(PriceRule.Window.class, Tier.class, PriceRule.Scarcity.class, PriceRule.Ladder.class);

    public Price at(Circumstances circumstances) {
        var list = list(circumstances);
        var discount = circumstances.discount();
        return discount == null || !discount.isValid(circumstances.now()) ? list : discounted(list, discount);
    }

    /** The price for buyers without a voucher. */
    private Price list(Circumstances circumstances) {
        if (rules.equals(PriceRules.NONE)) {
            return Reasons.base(base);
        }
        var running = base;
        var reasons = new Reasons();
        for (var kind : ORDER) {
            var rule = first(kind, circumstances);
            if (rule != null) {
                int times = rule.times(circumstances);
                running = rule.adjustment().applyTo(running, times);
                reasons.add(rule, times);
            }
        }
        return bounded(Amount.rounded(running, currency), reasons);
    }

    private Price discounted(Price list, Discount discount) {
        var price = Amount.rounded(discount.adjustment().applyTo(list.amount(), 1), currency)
                .max(BigDecimal.ZERO)
                .min(list.amount())
                .setScale(Amount.MOST_DECIMALS);
        var reasons = Reasons.of(list);
        reasons.add(VOUCHER, VOUCHER + " " + discount.code());
        return reasons.price(price);
    }

    /** The first moment from which on the price is another one if no more seats are sold; null if there is none. */
    public Instant until(Circumstances circumstances) {
        var now = at(circumstances).amount();
        var discount = circumstances.discount();
        var ofDiscount = discount == null ? Stream.<Instant>empty() : Stream.of(discount.from(), discount.until());
        return Stream.concat(edgesOfWindows(), ofDiscount)
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(circumstances.now()))
                .sorted()
                .filter(moment -> at(circumstances.at(moment)).amount().compareTo(now) != 0)
                .findFirst()
                .orElse(null);
    }

    /** The moments after the first and up to the last at which a window begins or ends, in their order. */
    Stream<Instant> turns(Instant first, Instant last) {
        return edgesOfWindows()
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(first) && !moment.isAfter(last))
                .sorted()
                .distinct();
    }

    /** Null where a window has no beginning, or no end. */
    private Stream<Instant> edgesOfWindows() {
        return rules.ofKind(PriceRule.Window.class).stream()
                .flatMap(window -> Stream.of(window.from(), window.until()));
    }

    /** How many seats can be sold one after the other before the price is another one, at this moment; all that are left at the most. */
    public int seatsAtPrice(Circumstances circumstances) {
        var now = at(circumstances).amount();
        int sold = circumstances.soldSeats();
        int differs = turns(circumstances)
                .filter(count ->
                        at(circumstances.withSold(count, rules)).amount().compareTo(now) != 0)
                .findFirst()
                .orElse(circumstances.totalSeats());
        return differs - sold;
    }

    /** The counts of sold seats, above the present one, at which another rule may match, or the same one once more. */
    private IntStream turns(Circumstances circumstances) {
        var scarce = rules.ofKind(PriceRule.Scarcity.class).stream()
                .mapToInt(rule -> circumstances.totalSeats() - rule.unsold());
        var inSteps = IntStream.concat(ladderTurns(circumstances.totalSeats()), tierTurns(circumstances));
        return IntStream.concat(scarce, inSteps)
                .filter(count -> count > circumstances.soldSeats() && count < circumstances.totalSeats())
                .sorted()
                .distinct();
    }

    /** From the count on at which a ladder begins, no later ladder matches: so there are a few thousand at the most. */
    private IntStream ladderTurns(int totalSeats) {
        var counts = IntStream.builder();
        int end = totalSeats;
        for (var ladder : rules.ofKind(PriceRule.Ladder.class)) {
            for (long step = 1; step <= ladder.most() && step * ladder.every() < end; step++) {
                counts.add((int) step * ladder.every());
            }
            end = Math.min(end, ladder.every());
        }
        return counts.build();
    }

    /** The counts at which one tier after the other is full. */
    private IntStream tierTurns(Circumstances circumstances) {
        var counts = IntStream.builder();
        int sold = circumstances.soldSeats();
        for (var tier : rules.tiers()) {
            sold += tier.free(circumstances.tierPlaces());
            counts.add(sold);
        }
        return counts.build();
    }

    private <T extends PriceRule> T first(Class<T> kind, Circumstances circumstances) {
        return rules.ofKind(kind).stream()
                .filter(rule -> rule.times(circumstances) > 0)
                .findFirst()
                .orElse(null);
    }

    private Price bounded(BigDecimal listed, Reasons reasons) {
        var least = rules.floor() == null ? BigDecimal.ZERO : rules.floor();
        var most = rules.ceiling() == null ? LARGEST : rules.ceiling();
        if (listed.compareTo(least) < 0) {
            reasons.add("floor", "floor");
        } else if (listed.compareTo(most) > 0) {
            reasons.add("ceiling", "ceiling");
        }
        return reasons.price(listed.max(least).min(most).setScale(Amount.MOST_DECIMALS));
    }
}
