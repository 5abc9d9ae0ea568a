package org.coursemarket.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What came of a load. */
public final class Tally {
    /** In microseconds, up to a minute. */
    private final Histogram latencies = new Histogram(60_000_000, 3);

    private final Map<String, Integer> unexpected = new TreeMap<>();
    private long fulfilled;
    private long measuredNanos;

    /** Those operations that ended as they should while it was measured. */
    public Histogram latencies() {
        return latencies;
    }

    /** How many operations ended as they should, also before the measurement and after it. */
    public long fulfilled() {
        return fulfilled;
    }

    /** What else came, and how often. */
    public Map<String, Integer> unexpected() {
        return unexpected;
    }

    public double seconds() {
        return measuredNanos / 1e9;
    }

    public double perSecond() {
        return latencies.getTotalCount() / seconds();
    }

    void fulfilled(long nanos, boolean isMeasured) {
        fulfilled++;
        if (isMeasured) {
            latencies.recordValue(Math.min(nanos / 1_000, latencies.getHighestTrackableValue()));
        }
    }

    void unexpected(String what) {
        unexpected.merge(what, 1, Integer::sum);
    }

    void measured(long nanos) {
        measuredNanos = nanos;
    }
}
