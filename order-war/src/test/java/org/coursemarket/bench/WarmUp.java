package org.coursemarket.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts load on each row until two windows one after the other are as good as the same, or it has lasted long enough. */
final class WarmUp {
    private static final int CONNECTIONS = 64;
    private static final double STEADY = 0.05;

    private final Measure measure;
    private final Duration window;
    private final int mostWindows;
    private final Map<String, Double> unsteady = new TreeMap<>();

    WarmUp(Measure measure, boolean isQuick) {
        this.measure = measure;
        window = Duration.ofMillis(isQuick ? 1_200 : 2_000);
        mostWindows = isQuick ? 3 : 6;
    }

    /** Each row has one window at least; past the deadline none has more. */
    void warm(List<Site> sites, Settings settings, long deadlineNanos) {
        for (var site : sites) {
            for (var row : Row.values()) {
                if (site.has(row) && settings.wants(row)) {
                    warm(new Line(site, row, CONNECTIONS, 0), deadlineNanos);
                }
            }
        }
    }

    /** The rows that were not steady in the end, each with the difference of its last two windows. */
    Map<String, Double> unsteady() {
        return unsteady;
    }

    private void warm(Line line, long deadlineNanos) {
        double before = 0;
        double difference = 1;
        for (int i = 0; i < mostWindows && difference > STEADY; i++) {
            if (i > 0 && System.nanoTime() > deadlineNanos) {
                break;
            }
            double now = measure.of(line, window).tally().perSecond();
            difference = Math.abs(now - before) / Math.max(now, before);
            before = now;
        }
        if (difference > STEADY) {
            unsteady.put(line.site.name() + ": " + line.row.label(), difference);
        }
    }
}
