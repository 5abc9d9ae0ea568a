package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lowest price without a voucher of each day, in UTC, for the 30 whole days before the last one and for that (EU directive 98/6,
 * article 6a). A price that was there for one sale only counts.
 *
 * @param until the moment through which they are known
 */
public record PriceLows(Instant until, Map<LocalDate, BigDecimal> byDay) {
    private static final int WHOLE_DAYS = 30;

    /** Those of a course that is sold from this moment on. */
    public static PriceLows from(Instant beginning) {
        return new PriceLows(beginning, Map.of());
    }

    public PriceLows {
        byDay = Map.copyOf(byDay);
    }

    /** With the days since, up to this moment, in which the price was this one under circumstances that were always these. */
    public PriceLows through(Instant now, Pricing pricing, Circumstances circumstances) {
        var lastDay = day(now);
        var firstDay = lastDay.minusDays(WHOLE_DAYS);
        var lows = new TreeMap<>(byDay);
        lows.keySet().removeIf(day -> day.isBefore(firstDay) || day.isAfter(lastDay));

        var begin = Stream.of(until, firstDay.atStartOfDay(ZoneOffset.UTC).toInstant())
                .max(Instant::compareTo)
                .filter(known -> known.isBefore(now))
                .orElse(now);
        var steps = Stream.concat(Stream.of(begin), pricing.turns(begin, now))
                .map(circumstances::at)
                .toList();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var price = pricing.at(step).amount();
            var end = i + 1 < steps.size() ? steps.get(i + 1).now().minusNanos(1) : now;
            day(step.now()).datesUntil(day(end).plusDays(1)).forEach(day -> lows.merge(day, price, BigDecimal::min));
        }
        return new PriceLows(now, lows);
    }

    /** Of all the days; there must be one. */
    public BigDecimal lowest() {
        return byDay.values().stream().min(BigDecimal::compareTo).orElseThrow();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
