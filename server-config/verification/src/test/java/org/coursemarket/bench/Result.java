package org.coursemarket.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coursemarket.bench.Services.Started;

/**
 * All that was measured.
 *
 * @param machine what it was measured on
 * @param residentMb of each process in the end, and the most it had
 * @param generatorPerSecond what the load gets from a server that does nothing, by the number of connections
 * @param unsteady the rows that were not steady when the measurement began
 * @param bytesPerSeat of the disk, for each seat that was taken at a site; see {@link Stored}
 * @param firstMinutes in the order in which they were measured
 * @param plans of the hot statements, where they were asked for
 */
record Result(
        Map<String, String> machine,
        List<Started> started,
        Map<String, Double> residentMb,
        Map<Integer, Double> generatorPerSecond,
        Map<String, Double> unsteady,
        List<Line> lines,
        Map<String, Double> bytesPerSeat,
        List<FirstMinute> firstMinutes,
        List<Plan> plans) {
    /** The bare endpoint at the same number of connections. */
    Line yardstick(Line line) {
        return lines.stream()
                .filter(other -> other.row == Row.BARE && other.connections == line.connections)
                .findFirst()
                .orElseThrow();
    }

    /** The latest figures of memory, of services as they stand and of the database where there is one. */
    static Map<String, Double> memory(List<Started> started, Postgres postgres) {
        var all = new TreeMap<String, Double>();
        for (var one : started) {
            all.put(one.name(), one.process().residentMb());
            all.put(one.name() + ", peak", one.process().peakMb());
        }
        all.put("PostgreSQL", postgres.process().residentMb());
        all.put("generator", Watched.thisProcess().residentMb());
        return all;
    }
}
