package org.coursemarket.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts load on all rows in turn, again and again, until each gives what it gave the time before, or time is up. */
final class WarmUp {
    private static final int CONNECTIONS = 64;
    private static final double STEADY = 0.05;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Measure measure;
    private final Map<Line, Double> perSecond = new LinkedHashMap<>();
    private final Map<Line, Double> differences = new HashMap<>();

    WarmUp(Measure measure) {
        this.measure = measure;
    }

    /** Each row has one window at least; past the deadline none has more. */
    void warm(List<Site> sites, Settings settings, long deadlineNanos) {
        for (var site : sites) {
            for (var row : Row.values()) {
                if (site.has(row) && settings.wants(row)) {
                    perSecond.put(new Line(site, row, CONNECTIONS, 0), 0.0);
                }
            }
        }
        perSecond.keySet().forEach(this::load);
        while (!unsteady().isEmpty() && System.nanoTime() < deadlineNanos) {
            for (var line : perSecond.keySet()) {
                if (System.nanoTime() < deadlineNanos) {
                    load(line);
                }
            }
        }
    }

    /** The rows that were not steady in the end, each with the difference of its last two windows. */
    Map<String, Double> unsteady() {
        var unsteady = new TreeMap<String, Double>();
        differences.forEach((line, difference) -> {
            if (difference > STEADY) {
                unsteady.put(line.site.name() + ": " + line.row.label(), difference);
            }
        });
        return unsteady;
    }

    private void load(Line line) {
        double now = measure.of(line, WINDOW).tally().perSecond();
        double before = perSecond.put(line, now);
        differences.put(line, Math.abs(now - before) / Math.max(now, before));
    }
}
