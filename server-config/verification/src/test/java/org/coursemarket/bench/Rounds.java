package org.coursemarket.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The windows, interleaved: each round takes one of each line, the same row at all sites one after the other, so that what else
 * the machine does hits all alike.
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
            for (var line : lines) {
                line.add(measure.of(line, unit.multipliedBy(weight(line))));
            }
        }
    }

    /** The purchases of a site once more, at half of the best that they reached, whatever the latency. */
    void runAtHalfPeak(Site site, Duration length) {
        for (var row : List.of(Row.PURCHASE_HOT, Row.PURCHASE_SPREAD)) {
            double peak = of(site, row)
                    .mapToDouble(line -> line.perSecond().median())
                    .max()
                    .orElse(0);
            if (peak > 0) {
                var line = new Line(site, row, MAIN_CONNECTIONS, peak / 2);
                line.add(measure.of(line, length));
                lines.add(line);
            }
        }
    }

    private Stream<Line> of(Site site, Row row) {
        return lines.stream().filter(line -> line.site.equals(site) && line.row == row && !line.isOpen());
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
