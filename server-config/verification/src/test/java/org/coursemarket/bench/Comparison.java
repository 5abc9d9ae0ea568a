package org.coursemarket.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Sets this build beside the other one, figure by figure. Without another one, the first minutes are all there is. */
final class Comparison {
    private static final double NEARLY_STEADY = 0.8;

    private final Result result;
    private final List<Compared> figures = new ArrayList<>();

    private Comparison(Result result) {
        this.result = result;
    }

    static List<Compared> of(Result result) {
        var comparison = new Comparison(result);
        comparison.addLines();
        comparison.addMemory();
        comparison.addFirstMinutes();
        return comparison.figures;
    }

    private void addLines() {
        for (var line : valid(Sites.PRESENT).toList()) {
            valid(Sites.OTHER)
                    .filter(other -> other.row == line.row
                            && other.connections == line.connections
                            && other.isOpen() == line.isOpen())
                    .map(line::beside)
                    .forEach(figures::add);
        }
    }

    private void addMemory() {
        var memory = result.residentMb();
        memory.forEach((name, present) -> {
            var other = memory.get(name.replace(Sites.PRESENT, Sites.OTHER));
            if (other != null && !name.contains(Sites.OTHER) && name.contains(Sites.PRESENT)) {
                figures.add(Compared.of("resident memory, MB: " + name, List.of(present), List.of(other)));
            }
        });
    }

    private void addFirstMinutes() {
        for (var row : Row.values()) {
            var present = minutes(row, Sites.PRESENT);
            if (!present.isEmpty()) {
                add(row.firstMinuteLabel(), row, FirstMinute::perSecond);
                for (int window = 0; window < present.get(0).windows().size(); window++) {
                    int number = window;
                    int begin = window * FirstMinute.WINDOW_SECONDS;
                    add(
                            "    from %d s to %d s".formatted(begin, begin + FirstMinute.WINDOW_SECONDS),
                            row,
                            minute -> minute.windows().get(number));
                }
                add(
                        "    seconds to 80 % of the steady throughput",
                        row, minute -> minute.secondsTo(NEARLY_STEADY * steady(minute)));
                add("    seconds from start to ready", row, FirstMinute::secondsToReady);
            }
        }
    }

    private void add(String what, Row row, ToDoubleFunction<FirstMinute> figure) {
        figures.add(Compared.of(
                what,
                minutes(row, Sites.PRESENT).stream().mapToDouble(figure).boxed().toList(),
                minutes(row, Sites.OTHER).stream().mapToDouble(figure).boxed().toList()));
    }

    private List<FirstMinute> minutes(Row row, String site) {
        return result.firstMinutes().stream()
                .filter(minute -> minute.row() == row && minute.site().equals(site))
                .toList();
    }

    /** What the same row of the same build gave after the warm-up. */
    private double steady(FirstMinute minute) {
        return valid(minute.site())
                .filter(line -> line.row == minute.row() && !line.isOpen())
                .filter(line -> line.connections == FirstMinute.CONNECTIONS)
                .mapToDouble(line -> line.perSecond().median())
                .findFirst()
                .orElse(Double.NaN);
    }

    private Stream<Line> valid(String site) {
        return result.lines().stream()
                .filter(line -> line.site.name().equals(site))
                .filter(Line::isValid);
    }
}
