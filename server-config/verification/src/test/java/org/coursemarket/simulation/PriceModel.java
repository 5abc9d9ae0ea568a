package org.coursemarket.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.pricing.entity.WrittenPriceRule;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;

/** The prices as the contract has them, by the rules as they are written. The currency has two decimals here. */
final class PriceModel {
    /** What a hold locks; the tier is null for none. */
    record Price(BigDecimal amount, String tier) {}

    /** Makes a seat cheaper by so many percent, so many times, before this moment. */
    record Voucher(int percentOff, int uses, Instant until) {
        boolean isValid(Instant now) {
            return now.isBefore(until);
        }
    }

    private static final List<String> KINDS = List.of("window", "tier", "scarcity", "ladder");

    private final Map<UUID, BigDecimal> basePrices = new HashMap<>();
    private final Map<UUID, WrittenPriceRules> rules = new HashMap<>();
    private final Map<UUID, Map<String, Voucher>> vouchers = new HashMap<>();

    /** A course is new, or has a new base price. */
    void offer(CourseDetails course) {
        basePrices.put(course.id(), course.basePrice());
    }

    void rule(UUID course, WrittenPriceRules newRules) {
        rules.put(course, newRules);
    }

    void issue(UUID course, String code, Voucher voucher) {
        vouchers.computeIfAbsent(course, unknown -> new HashMap<>()).put(code, voucher);
    }

    /** Null for none. */
    Voucher voucher(UUID course, String code) {
        return vouchers.getOrDefault(course, Map.of()).get(code);
    }

    List<WrittenPriceRule> tiers(UUID course) {
        return rules.containsKey(course)
                ? rules.get(course).rules().stream()
                        .filter(rule -> rule.kind().equals("tier"))
                        .toList()
                : List.of();
    }

    /** When its windows begin and end. */
    Stream<Instant> edges(UUID course) {
        return rules.containsKey(course)
                ? rules.get(course).rules().stream()
                        .flatMap(rule -> Stream.of(rule.from(), rule.until()))
                        .filter(Objects::nonNull)
                : Stream.empty();
    }

    /** What a hold of the course costs while so many of its seats are sold, and so many places of each tier are taken. */
    Price price(CourseDetails course, int sold, ToLongFunction<String> placesTaken, String voucher, Instant now) {
        var list = list(course, sold, placesTaken, now);
        if (voucher == null) {
            return list;
        }
        var percent = BigDecimal.valueOf(100 - voucher(course.id(), voucher).percentOff());
        var amount = list.amount().multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        return new Price(amount, list.tier());
    }

    private Price list(CourseDetails course, int sold, ToLongFunction<String> placesTaken, Instant now) {
        var price = basePrices.get(course.id());
        var ofCourse = rules.get(course.id());
        if (ofCourse == null) {
            return new Price(price, null);
        }
        String tier = null;
        for (var kind : KINDS) {
            var matched = new HashSet<String>();
            for (var rule : ofCourse.rules()) {
                int times = times(rule, course.totalSeats() - sold, sold, placesTaken, now);
                if (rule.kind().equals(kind) && times > 0 && matched.add(kind)) {
                    price = changed(price, rule, BigDecimal.valueOf(times));
                    tier = kind.equals("tier") ? rule.name() : tier;
                }
            }
        }
        var rounded = price.setScale(2, RoundingMode.HALF_UP);
        var floor = ofCourse.floor() == null ? BigDecimal.ZERO : ofCourse.floor();
        return new Price(rounded.max(floor).setScale(2), tier);
    }

    private static int times(
            WrittenPriceRule rule, int unsold, int sold, ToLongFunction<String> placesTaken, Instant now) {
        return switch (rule.kind()) {
            case "window" ->
                rule.from() == null ? now.isBefore(rule.until()) ? 1 : 0 : now.isBefore(rule.from()) ? 0 : 1;
            case "tier" -> placesTaken.applyAsLong(rule.name()) < rule.seats() ? 1 : 0;
            case "scarcity" -> unsold <= rule.unsold() ? 1 : 0;
            default -> Math.min(sold / rule.every(), rule.most());
        };
    }

    private static BigDecimal changed(BigDecimal price, WrittenPriceRule rule, BigDecimal times) {
        if (rule.price() != null) {
            return rule.price();
        }
        return rule.amount() != null
                ? price.add(rule.amount().multiply(times))
                : price.add(price.multiply(rule.percent()).multiply(times).scaleByPowerOfTen(-2));
    }
}
