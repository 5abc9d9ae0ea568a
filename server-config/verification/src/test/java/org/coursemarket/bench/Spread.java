package org.coursemarket.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What a figure was over the windows. */
record Spread(double min, double median, double max) {
    static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Spread(sorted.get(0), (sorted.get(last / 2) + sorted.get(last - last / 2)) / 2, sorted.get(last));
    }

    boolean isFinite() {
        return Double.isFinite(min) && Double.isFinite(max);
    }

    /** Of each value and the one that was measured beside it. */
    static Spread ofRatios(List<Double> values, List<Double> others) {
        return of(IntStream.range(0, values.size())
                .mapToObj(at -> values.get(at) / others.get(at))
                .toList());
    }
}
