package org.coursemarket.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ratios to the yardstick at the main number of connections: a bar from nothing to the median, a line from the least to the most. */
final class Plot {
    private static final int CONNECTIONS = 64;
    private static final int LABEL_WIDTH = 420;
    private static final int BAR_WIDTH = 420;
    private static final int STEP = 22;
    private static final int TOP = 40;

    private Plot() {}

    static String of(Result result) {
        var lines = result.lines().stream()
                .filter(line -> line.connections == CONNECTIONS && line.isValid() && !line.isOpen())
                .toList();
        double most = Math.max(
                1,
                lines.stream()
                        .mapToDouble(
                                line -> line.ratioTo(result.yardstick(line)).max())
                        .max()
                        .orElse(1));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="10" y="20" font-size="14">Throughput at %d connections, as a part of the bare JSON endpoint's</text>
                %s</svg>
                """.formatted(
                        LABEL_WIDTH + BAR_WIDTH + 120,
                        TOP + STEP * lines.size() + 10,
                        CONNECTIONS,
                        IntStream.range(0, lines.size())
                                .mapToObj(i -> bar(lines.get(i), result, TOP + STEP * i, BAR_WIDTH / most))
                                .collect(Collectors.joining()));
    }

    private static String bar(Line line, Result result, int y, double scale) {
        var ratio = line.ratioTo(result.yardstick(line));
        var parts = List.of(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"#7aa6c2\"/>",
                "<path d=\"M%.1f %d H%.1f\" stroke=\"#1d3f54\" stroke-width=\"2\"/>",
                "<text x=\"%.1f\" y=\"%d\">%.2f (%.0f/s)</text>\n");
        String label = line.row == Row.BARE ? line.row.label() : line.row.label() + ", " + line.site.name();
        return format(parts.get(0), LABEL_WIDTH - 8, y + 12, label)
                + format(parts.get(1), LABEL_WIDTH, y, ratio.median() * scale)
                + format(parts.get(2), LABEL_WIDTH + ratio.min() * scale, y + 7, LABEL_WIDTH + ratio.max() * scale)
                + format(
                        parts.get(3),
                        LABEL_WIDTH + ratio.max() * scale + 6,
                        y + 12,
                        ratio.median(),
                        line.perSecond().median());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
