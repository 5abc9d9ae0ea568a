package org.coursemarket.bench;

import java.util.List;

/** What a figure was over the rounds. */
record Spread(double min, double median, double max) {
    static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Spread(sorted.get(0), (sorted.get(last / 2) + sorted.get(last - last / 2)) / 2, sorted.get(last));
    }
}
