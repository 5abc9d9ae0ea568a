package org.coursemarket.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.coursemarket.bench.load.Pace;

/** All windows of a row at one site and number of connections: a line of the table. */
final class Line {
    final Site site;
    final Row row;
    final int connections;
    /** Operations per second that were begun whatever became of them; 0 for a closed loop. */
    final double askedPerSecond;

    private final Histogram latencies = new Histogram(60_000_000, 3);
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> p99Ms = new ArrayList<>();
    private final Map<String, Double> cpuSeconds = new TreeMap<>();
    private final Set<String> complaints = new TreeSet<>();
    private double seconds;

    Line(Site site, Row row, int connections, double askedPerSecond) {
        this.site = site;
        this.row = row;
        this.connections = connections;
        this.askedPerSecond = askedPerSecond;
    }

    void add(Window window) {
        latencies.add(window.tally().latencies());
        perSecond.add(window.tally().perSecond());
        p99Ms.add(window.tally().latencies().getValueAtPercentile(99) / 1e3);
        window.cpuSeconds().forEach((role, cpu) -> cpuSeconds.merge(role, cpu, Double::sum));
        complaints.addAll(window.complaints());
        seconds += window.tally().seconds();
    }

    boolean isOpen() {
        return askedPerSecond > 0;
    }

    /** Whether all answers and seats were as they should be. */
    boolean isValid() {
        return complaints.isEmpty() && latencies.getTotalCount() > 0;
    }

    Set<String> complaints() {
        return complaints;
    }

    Spread perSecond() {
        return Spread.of(perSecond);
    }

    /** Round by round, what it has of another line's throughput. */
    Spread ratioTo(Line yardstick) {
        return Spread.ofRatios(perSecond, yardstick.perSecond);
    }

    /** Window by window: the throughput, or the latency of an open loop. */
    Compared beside(Line other) {
        return isOpen()
                ? Compared.of("p99 in ms at half of its peak: " + row.label(), p99Ms, other.p99Ms)
                : Compared.of(row.label() + ", " + connections + " connections", perSecond, other.perSecond);
    }

    /**
     * The latency that this percentage of the operations had at the most, in milliseconds. A connection of a closed loop waits while
     * an answer is late; what it would have sent meanwhile, at the mean pace, is counted as late too. An open loop is measured from when
     * an operation should have begun, and needs no such mending.
     */
    double latencyMs(double percentile) {
        var corrected = isOpen()
                ? latencies
                : latencies.copyCorrectedForCoordinatedOmission(Math.max(1, (long) latencies.getMean()));
        return corrected.getValueAtPercentile(percentile) / 1e3;
    }

    /** Processor time of a process per operation, in microseconds, by its role. */
    Map<String, Double> cpuMicros() {
        var micros = new TreeMap<String, Double>();
        cpuSeconds.forEach((role, cpu) -> micros.put(role, cpu * 1e6 / latencies.getTotalCount()));
        return micros;
    }

    /** How much of one processor the load itself took. */
    double generatorBusy() {
        return cpuSeconds.getOrDefault("generator", 0.0) / seconds;
    }

    Pace pace(Duration length) {
        return isOpen() ? Pace.open(length, askedPerSecond) : Pace.closed(length);
    }
}
