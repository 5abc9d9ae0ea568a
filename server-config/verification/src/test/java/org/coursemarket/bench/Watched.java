package org.coursemarket.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A process whose cost is measured, by what Linux says of it under /proc (proc(5)).
 *
 * @param withChildren for one that does its work in children: those that have ended count too
 */
record Watched(String role, long pid, boolean withChildren) {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, on every Linux that Java runs on
    private static final int USER_TIME = 14;
    private static final int TIME_OF_ENDED_CHILDREN = 16;
    private static final double KB_PER_MB = 1_024;

    static Watched thisProcess() {
        return new Watched("generator", ProcessHandle.current().pid(), false);
    }

    double cpuSeconds() {
        double own = ticks(pid, USER_TIME);
        return (withChildren
                        ? own
                                + ticks(pid, TIME_OF_ENDED_CHILDREN)
                                + children()
                                        .mapToDouble(child -> ticks(child, USER_TIME))
                                        .sum()
                        : own)
                / TICKS_PER_SECOND;
    }

    /** Pages that several processes share count once. */
    double residentMb() {
        return withChildren
                ? LongStream.concat(LongStream.of(pid), children())
                                .mapToDouble(process -> kilobytes(process, "smaps_rollup", "Pss:"))
                                .sum()
                        / KB_PER_MB
                : kilobytes(pid, "status", "VmRSS:") / KB_PER_MB;
    }

    /** Since its start; of a process with children, its own alone. */
    double peakMb() {
        return kilobytes(pid, "status", "VmHWM:") / KB_PER_MB;
    }

    private LongStream children() {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).mapToLong(ProcessHandle::pid);
    }

    /** User and system time, which stand beside each other; 0 for one that is gone. */
    private static double ticks(long process, int field) {
        String line = read(process, "stat");
        var fields = List.of(line.substring(line.lastIndexOf(')') + 1).strip().split(" "));
        int first = field - 3; // the list begins with the third field
        return fields.size() > first + 1
                ? Double.parseDouble(fields.get(first)) + Double.parseDouble(fields.get(first + 1))
                : 0;
    }

    private static double kilobytes(long process, String file, String key) {
        return read(process, file)
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static String read(long process, String file) {
        var path = Path.of("/proc", String.valueOf(process), file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            if (ProcessHandle.of(process).isEmpty()) {
                return ""; // it has ended
            }
            throw new UncheckedIOException(e);
        }
    }
}
