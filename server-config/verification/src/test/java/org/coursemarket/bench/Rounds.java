package org.coursemarket.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The windows, interleaved: each round takes one of each line, the same row at all sites one after the other, and every second round
 * takes them backwards, so that what else the machine does hits all alike.
 */
final class Rounds {
    /** What a window costs beside its length: its courses, its connections, the look at the seats. */
    private static final Duration EXTRA = Duration.ofMillis(450);

    private static final Duration SHORTEST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMillis(2_500);
    /** The number of connections at which the sites are compared has windows of twice the length. */
    private static final int MAIN_CONNECTIONS = 64;

    private final Measure measure;
    private final int count;
    private final List<Line> lines = new ArrayList<>();

    Rounds(Measure measure, List<Site> sites, Settings settings) {
        this.measure = measure;
        count = settings.rounds();
        for (int connections : settings.connections()) {
            for (var row : Row.values()) {
                for (var site : sites) {
                    if (site.has(row) && settings.wants(row)) {
                        lines.add(new Line(site, row, connections, 0));
                    }
                }
            }
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** Takes as long as is left until the deadline, but for windows of a sensible length. */
    void run(long deadlineNanos, Consumer<String> progress) {
        for (int round = 0; round < count; round++) {
            int left = count - round;
            var unit = unit(Duration.ofNanos(deadlineNanos - System.nanoTime()).dividedBy(left));
            progress.accept("round " + (round + 1) + " of " + count + ", windows of " + unit.toMillis() + " ms, "
                    + unit.multipliedBy(2).toMillis() + " ms at " + MAIN_CONNECTIONS + " connections");
            for (var line : Alternated.at(round, lines)) {
                line.add(measure.of(line, unit.multipliedBy(weight(line))));
            }
        }
    }

    /** The purchases of these sites once more, each at half of the best that it reached, whatever the latency. */
    void runAtHalfPeak(List<Site> sites, int times, Duration length) {
        for (var row : List.of(Row.PURCHASE_HOT, Row.PURCHASE_SPREAD)) {
            var halves = sites.stream()
                    .filter(site -> peak(site, row) > 0)
                    .map(site -> new Line(site, row, MAIN_CONNECTIONS, peak(site, row) / 2))
                    .toList();
            for (int time = 0; time < times; time++) {
                for (var line : Alternated.at(time, halves)) {
                    line.add(measure.of(line, length));
                }
            }
            lines.addAll(halves);
        }
    }

    private double peak(Site site, Row row) {
        return lines.stream()
                .filter(line -> line.site.equals(site) && line.row == row && !line.isOpen())
                .mapToDouble(line -> line.perSecond().median())
                .max()
                .orElse(0);
    }

    private Duration unit(Duration round) {
        int units = lines.stream().mapToInt(Rounds::weight).sum();
        var unit = round.minus(EXTRA.multipliedBy(lines.size())).dividedBy(units);
        if (unit.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return unit.compareTo(LONGEST) > 0 ? LONGEST : unit;
    }

    private static int weight(Line line) {
        return line.connections == MAIN_CONNECTIONS ? 2 : 1;
    }
}
