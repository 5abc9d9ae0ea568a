package org.coursemarket.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.testing.ProjectRoot;

/**
 * What may be asked of a benchmark, each by {@code -D}.
 *
 * @param root {@code project.root}, the project's folder
 * @param build this project's; {@code bench.with} says what its services have in their environment besides, such as
 *     OTEL_SDK_DISABLED=false,WARMUP_DURATION=PT30S
 * @param against {@code bench.against}: the folder of another build, see {@link Build}; a path that is not absolute begins at the
 *     project's folder. PostgreSQL alone then, with both builds
 * @param isQuick {@code bench.quick}: PostgreSQL alone, at two numbers of connections
 * @param rows {@code bench.rows}: a regular expression, found in the names of the rows that are wanted beside the yardstick; all
 *     unless given
 * @param length {@code bench.minutes}: how long it may take after the build; the windows are as long as that allows
 * @param growth {@code bench.growth}: in place of all else, the rows with so many reservations and orders stored, such as
 *     1000,1000000,10000000; the loading is not in the length
 * @param courses {@code bench.courses}: with {@code bench.growth}, so many courses are in the list of courses besides
 */
record Settings(
        Path root,
        Build build,
        Optional<Build> against,
        boolean isQuick,
        Pattern rows,
        Duration length,
        List<Integer> growth,
        int courses) {
    static Settings ofThisRun() {
        boolean isQuick = Boolean.getBoolean("bench.quick");
        String against = System.getProperty("bench.against", "");
        String growth = System.getProperty("bench.growth", "");
        String courses = System.getProperty("bench.courses", "");
        if (!against.isEmpty() && !growth.isEmpty()) {
            throw new IllegalArgumentException("bench.against and bench.growth exclude each other");
        }
        if (!courses.isEmpty() && growth.isEmpty()) {
            throw new IllegalArgumentException("bench.courses is for bench.growth");
        }
        String minutes = System.getProperty("bench.minutes", "");
        double length = minutes.isEmpty() ? usualMinutes(isQuick, !against.isEmpty()) : Double.parseDouble(minutes);
        var root = ProjectRoot.PATH;
        return new Settings(
                root,
                Build.in(root, root).with(environment(System.getProperty("bench.with", ""))),
                Optional.of(against)
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Build.in(root.resolve(folder), root)),
                isQuick,
                Pattern.compile(System.getProperty("bench.rows", "")),
                Duration.ofMillis((long) (length * 60_000)),
                Stream.of(growth.split(","))
                        .filter(size -> !size.isBlank())
                        .map(size -> Integer.valueOf(size.strip()))
                        .toList(),
                courses.isEmpty() ? 0 : Integer.parseInt(courses));
    }

    private static Map<String, String> environment(String list) {
        var environment = new HashMap<String, String>();
        for (var setting : list.isBlank() ? new String[0] : list.split(",")) {
            int end = setting.indexOf('=');
            if (end < 1) {
                throw new IllegalArgumentException("bench.with must be NAME=value with commas between, not " + list);
            }
            environment.put(setting.substring(0, end).strip(), setting.substring(end + 1));
        }
        return environment;
    }

    private static double usualMinutes(boolean isQuick, boolean isAgainst) {
        if (isAgainst) {
            return isQuick ? 15 : 30;
        }
        return isQuick ? 2.5 : 12;
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
        return isGrowth() || against.isPresent() ? 6 : 3;
    }

    /** A first minute is compared with the steady throughput of its row. */
    boolean wants(Row row) {
        return row == Row.BARE
                || rows.matcher(row.label()).find()
                || firstMinutes().contains(row);
    }

    /** The rows whose first minute after ready is wanted. A quick run has no time for it, but for one against another build. */
    List<Row> firstMinutes() {
        if (isGrowth() || (isQuick && against.isEmpty())) {
            return List.of();
        }
        return Stream.of(Row.values())
                .filter(Row::hasFirstMinute)
                .filter(row -> rows.matcher(row.firstMinuteLabel()).find())
                .toList();
    }
}
