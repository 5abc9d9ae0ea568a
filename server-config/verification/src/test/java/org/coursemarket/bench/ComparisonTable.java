package org.coursemarket.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of both builds to read. */
final class ComparisonTable {
    private static final String COLUMNS = "%-68s %-24s %-24s %s%n";

    private ComparisonTable() {}

    static String of(Result result) {
        var figures = Comparison.of(result);
        return figures.isEmpty() ? "" : head(figures) + lines(figures) + complaints(result.firstMinutes());
    }

    private static String head(List<Compared> figures) {
        boolean hasOther = figures.stream().anyMatch(figure -> figure.other() != null);
        return COLUMNS.formatted(
                        "operations per second, unless it says otherwise",
                        "this build",
                        hasOther ? "the other" : "",
                        hasOther ? "this / the other" : "")
                + COLUMNS.formatted("median (min - max)", "", "", hasOther ? "likewise, window by window" : "");
    }

    private static String lines(List<Compared> figures) {
        return figures.stream()
                .map(figure -> COLUMNS.formatted(
                        figure.what(), text(figure.present()), text(figure.other()), ratio(figure.ratio())))
                .collect(Collectors.joining());
    }

    /** They don't make a first minute invalid: a cold service may answer late, and whoever compares should know. */
    private static String complaints(List<FirstMinute> minutes) {
        return minutes.stream()
                .filter(minute -> !minute.complaints().isEmpty())
                .map(minute ->
                        "%s, %s: %s%n".formatted(minute.row().firstMinuteLabel(), minute.site(), minute.complaints()))
                .collect(Collectors.joining());
    }

    private static String text(Spread spread) {
        if (spread == null) {
            return "";
        }
        return "%s (%s - %s)".formatted(number(spread.median()), number(spread.min()), number(spread.max()));
    }

    private static String ratio(Spread ratio) {
        return ratio == null
                ? ""
                : String.format(Locale.ROOT, "%.2f (%.2f - %.2f)", ratio.median(), ratio.min(), ratio.max());
    }

    private static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "> " + FirstMinute.LENGTH.toSeconds();
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
