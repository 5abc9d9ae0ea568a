package org.coursemarket.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How a row fares with more and more stored.
 *
 * @param apart the best median less the worst, as a part of the best
 */
record Growth(String label, double apart) {
    static List<Growth> of(List<Line> lines) {
        return Arrays.stream(Row.values())
                .filter(row -> row != Row.BARE)
                .filter(row -> lines.stream().anyMatch(line -> line.row == row && line.isValid()))
                .map(row -> of(row, lines))
                .toList();
    }

    private static Growth of(Row row, List<Line> lines) {
        var medians = lines.stream()
                .filter(line -> line.row == row && line.isValid() && !line.isOpen())
                .mapToDouble(line -> line.perSecond().median())
                .summaryStatistics();
        return new Growth(row.label(), 1 - medians.getMin() / medians.getMax());
    }
}
