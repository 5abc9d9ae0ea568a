package org.coursemarket.documents;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A setting as a README's table has it: the columns are key, meaning, default and bounds. */
record SettingRow(String key, String defaultValue) {
    private static final List<String> READMES =
            List.of("course-war/README.md", "order-war/README.md", "server-config/README.md");
    private static final String HEAD = "| key |";
    private static final int KEY = 1;
    private static final int DEFAULT = 3;

    static List<SettingRow> all() {
        return READMES.stream().flatMap(readme -> rows(Document.of(readme))).toList();
    }

    private static Stream<SettingRow> rows(Document readme) {
        return readme.text()
                .lines()
                .dropWhile(line -> !line.startsWith(HEAD))
                .skip(2) // the head, and the line below it
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .map(cells -> new SettingRow(cells.get(KEY), cells.get(DEFAULT)));
    }
}
