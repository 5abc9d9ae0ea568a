package org.coursemarket.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What came of a load. */
public final class Tally {
    /** In microseconds, up to a minute. */
    private final Histogram latencies = new Histogram(60_000_000, 3);

    private final Map<String, Integer> unexpected = new TreeMap<>();
    private final List<Integer> eachSecond = new ArrayList<>();
    private long fulfilled;
    private long sinceNanos;
    private long measuredNanos;
    private boolean isMeasured;

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

    /** How many operations ended as they should in each of the first seconds of the measurement. */
    public List<Integer> eachSecond(int seconds) {
        return IntStream.range(0, seconds)
                .mapToObj(second -> second < eachSecond.size() ? eachSecond.get(second) : 0)
                .toList();
    }

    public double seconds() {
        return measuredNanos / 1e9;
    }

    public double perSecond() {
        return latencies.getTotalCount() / seconds();
    }

    boolean isMeasured() {
        return isMeasured;
    }

    void begin(long now) {
        sinceNanos = now;
        isMeasured = true;
    }

    void end(long now) {
        measuredNanos = now - sinceNanos;
        isMeasured = false;
    }

    void fulfilled(long begunAtNanos, long now) {
        fulfilled++;
        if (isMeasured) {
            latencies.recordValue(Math.min((now - begunAtNanos) / 1_000, latencies.getHighestTrackableValue()));
            countIn((int) ((now - sinceNanos) / 1_000_000_000));
        }
    }

    void unexpected(String what) {
        unexpected.merge(what, 1, Integer::sum);
    }

    private void countIn(int second) {
        while (eachSecond.size() <= second) {
            eachSecond.add(0);
        }
        eachSecond.set(second, eachSecond.get(second) + 1);
    }
}
