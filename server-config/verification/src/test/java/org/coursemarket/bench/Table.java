package org.coursemarket.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result to read. */
final class Table {
    private static final String HEAD = """
            %-34s %-30s %5s  %-22s  %-19s %8s %8s %8s %8s   %s
            %-34s %-30s %5s  %-22s  %-19s %35s   %s
            """;

    private Table() {}

    static String of(Result result) {
        return Stream.of(
                        facts(result.machine()),
                        lines(result),
                        ComparisonTable.of(result),
                        growth(result),
                        remarks(result),
                        processes(result),
                        plans(result.plans()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String facts(Map<String, String> machine) {
        return machine.entrySet().stream()
                .map(fact -> "%-14s %s%n".formatted(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining());
    }

    private static String lines(Result result) {
        return HEAD.formatted(
                        "row",
                        "where",
                        "conn.",
                        "operations per second",
                        "ratio to the bare",
                        "p50",
                        "p95",
                        "p99",
                        "p99.9",
                        "processor time, us per operation",
                        "",
                        "",
                        "",
                        "median (min - max)",
                        "endpoint, likewise",
                        "ms",
                        "")
                + result.lines().stream().map(line -> line(line, result)).collect(Collectors.joining());
    }

    private static String line(Line line, Result result) {
        if (!line.isValid()) {
            return "%-34s %-30s %5d  INVALID: %s%n"
                    .formatted(line.row.label(), line.site.name(), line.connections, line.complaints());
        }
        var rate = line.perSecond();
        String throughput = String.format(
                Locale.ROOT,
                "%-34s %-30s %5d  %6.0f (%.0f - %.0f)",
                line.row.label(),
                line.site.name(),
                line.connections,
                rate.median(),
                rate.min(),
                rate.max());
        return String.format(
                Locale.ROOT,
                "%-95s  %-19s %8.2f %8.2f %8.2f %8.2f   %s%n",
                throughput,
                line.isOpen() ? "open loop, half peak" : ratio(line.ratioTo(result.yardstick(line))),
                line.latencyMs(50),
                line.latencyMs(95),
                line.latencyMs(99),
                line.latencyMs(99.9),
                cpu(line));
    }

    private static String ratio(Spread ratio) {
        return String.format(Locale.ROOT, "%.3f (%.3f - %.3f)", ratio.median(), ratio.min(), ratio.max());
    }

    private static String cpu(Line line) {
        return line.cpuMicros().entrySet().stream()
                .map(cpu -> String.format(Locale.ROOT, "%s %.0f", cpu.getKey(), cpu.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** How far apart a row is at the sizes that were stored. */
    private static String growth(Result result) {
        if (result.lines().stream().noneMatch(line -> line.site.name().endsWith("stored"))) {
            return "";
        }
        return "How far apart the medians of each row are, whatever is stored\n"
                + Growth.of(result.lines()).stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "%-34s %5.1f %%%s%n",
                                row.label(),
                                row.apart() * 100,
                                row.apart() > 0.1 ? "  more than 10 %" : ""))
                        .collect(Collectors.joining());
    }

    private static String remarks(Result result) {
        var busiest =
                result.lines().stream().mapToDouble(Line::generatorBusy).max().orElse(0);
        String load = String.format(
                Locale.ROOT,
                "The load took %.0f %% of one processor at the most; a server that does nothing gives it %s a second.%n",
                busiest * 100,
                result.generatorPerSecond().entrySet().stream()
                        .map(entry -> "%.0f (%d connections)".formatted(entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining(", ")));
        String unsteady = result.unsteady().isEmpty()
                ? "Every row was steady before it was measured.\n"
                : "Not steady within 5 % when the measurement began:\n"
                        + result.unsteady().entrySet().stream()
                                .map(row -> "  %s, %.0f %%%n".formatted(row.getKey(), row.getValue() * 100))
                                .collect(Collectors.joining());
        return load + unsteady + atHalfPeak(result);
    }

    /** Beside the latency that a purchase has when it is alone. */
    private static String atHalfPeak(Result result) {
        return result.lines().stream()
                .filter(line -> line.isOpen() && line.isValid())
                .flatMap(line -> result.lines().stream()
                        .filter(alone -> alone.connections == 1 && alone.row == line.row && alone.isValid())
                        .filter(alone -> alone.site.equals(line.site))
                        .map(alone -> String.format(
                                Locale.ROOT,
                                "%s, %s: at half its peak (%.0f a second) the p99 is %.1f ms, %.1f times the p50 of one"
                                        + " connection, %.1f ms.%n",
                                line.row.label(),
                                line.site.name(),
                                line.askedPerSecond,
                                line.latencyMs(99),
                                line.latencyMs(99) / alone.latencyMs(50),
                                alone.latencyMs(50))))
                .collect(Collectors.joining());
    }

    private static String processes(Result result) {
        return "Start to ready, one at a time\n"
                + result.started().stream()
                        .map(one -> String.format(Locale.ROOT, "  %-40s %6.1f s%n", one.name(), one.secondsToReady()))
                        .collect(Collectors.joining())
                + "Resident memory after all that\n"
                + result.residentMb().entrySet().stream()
                        .map(one -> "  %-40s %6.0f MB%n".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining())
                + "Disk, for each seat that was held or sold\n"
                + result.bytesPerSeat().entrySet().stream()
                        .map(one -> String.format(Locale.ROOT, "  %-40s %6.0f bytes%n", one.getKey(), one.getValue()))
                        .collect(Collectors.joining());
    }

    private static String plans(List<Plan> plans) {
        if (plans.isEmpty()) {
            return "";
        }
        var sequential = plans.stream().filter(Plan::isSequential).count();
        return "Plans, of which " + sequential + " read a whole table\n"
                + plans.stream()
                        .map(plan -> "%n%s%s: %s%n%s%n"
                                .formatted(
                                        plan.isSequential() ? "SEQ SCAN " : "",
                                        plan.database(),
                                        plan.statement(),
                                        plan.tree().indent(4)))
                        .collect(Collectors.joining());
    }
}
