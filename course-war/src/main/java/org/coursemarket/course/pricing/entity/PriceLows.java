package org.coursemarket.course.pricing.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lowest price without a voucher of each day, in UTC. A price that was there for no time counts if somebody had it.
 *
 * @param until the moment through which they are known
 * @param byDay of 31 days at least, where there were so many; the newest 62 at the most. Days of a clock that was ahead are among them
 */
public record PriceLows(Instant until, SortedMap<LocalDate, BigDecimal> byDay) {
    private static final int WHOLE_DAYS = 30;
    private static final int MOST_DAYS = 2 * (WHOLE_DAYS + 1);

    /** Those of a course that is sold from this moment on. */
    public static PriceLows from(Instant beginning) {
        return new PriceLows(beginning, Collections.emptySortedMap());
    }

    public PriceLows {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    /** With the days since, up to this moment, in which the price was this one under circumstances that were always these. */
    public PriceLows through(Instant now, Pricing pricing, Circumstances circumstances) {
        var begin = Stream.of(until, firstDay(now).atStartOfDay(ZoneOffset.UTC).toInstant())
                .max(Instant::compareTo)
                .filter(known -> known.isBefore(now))
                .orElse(now);
        var steps = Stream.concat(Stream.of(begin), pricing.turns(begin, now))
                .map(circumstances::at)
                .toList();
        var lows = new TreeMap<>(byDay);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var price = pricing.at(step).amount();
            var end = i + 1 < steps.size() ? steps.get(i + 1).now().minusNanos(1) : now;
            day(step.now()).datesUntil(day(end).plusDays(1)).forEach(day -> lows.merge(day, price, BigDecimal::min));
        }
        while (lows.size() > MOST_DAYS) {
            lows.pollFirstEntry();
        }
        return new PriceLows(now, lows);
    }

    /** Of the day of this moment and the 30 whole days before it; one of them must be known. */
    public BigDecimal lowest(Instant now) {
        return byDay.tailMap(firstDay(now)).values().stream()
                .min(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static LocalDate firstDay(Instant now) {
        return day(now).minusDays(WHOLE_DAYS);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
