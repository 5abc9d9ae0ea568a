package org.coursemarket.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.testing.ProjectRoot;

/**
 * What may be asked of a benchmark, each by {@code -D}.
 *
 * @param root {@code project.root}, the project's folder
 * @param isQuick {@code bench.quick}: PostgreSQL alone, at two numbers of connections
 * @param rows {@code bench.rows}: a regular expression, found in the names of the rows that are wanted beside the yardstick; all
 *     unless given
 * @param length {@code bench.minutes}: how long it may take after the build; the windows are as long as that allows
 * @param growth {@code bench.growth}: in place of all else, the rows with so many reservations and orders stored, such as
 *     1000,1000000,10000000; the loading is not in the length
 */
record Settings(Path root, boolean isQuick, Pattern rows, Duration length, List<Integer> growth) {
    static Settings ofThisRun() {
        boolean isQuick = Boolean.getBoolean("bench.quick");
        String minutes = System.getProperty("bench.minutes", "");
        double length = minutes.isEmpty() ? (isQuick ? 2.5 : 12) : Double.parseDouble(minutes);
        return new Settings(
                ProjectRoot.PATH,
                isQuick,
                Pattern.compile(System.getProperty("bench.rows", "")),
                Duration.ofMillis((long) (length * 60_000)),
                Stream.of(System.getProperty("bench.growth", "").split(","))
                        .filter(size -> !size.isBlank())
                        .map(size -> Integer.valueOf(size.strip()))
                        .toList());
    }

    boolean isGrowth() {
        return !growth.isEmpty();
    }

    /** Where the results and all that is needed on the way go. */
    Path directory() {
        return root.resolve("target/bench");
    }

    List<Integer> connections() {
        if (isGrowth()) {
            return List.of(64);
        }
        return isQuick ? List.of(64, 1) : List.of(64, 1, 16, 256);
    }

    int rounds() {
        return isGrowth() ? 6 : 3;
    }

    boolean wants(Row row) {
        return row == Row.BARE || rows.matcher(row.label()).find();
    }
}
