package org.coursemarket.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads off the database's log how it carries out what the services ask of it under load (auto_explain). */
final class Plans {
    private static final Duration WINDOW = Duration.ofMillis(300);
    private static final int CONNECTIONS = 16;
    /** With the name of the database first. */
    private static final Pattern BEGIN = Pattern.compile("(\\w+)@LOG: .* plan:");

    private Plans() {}

    static List<Plan> of(Postgres postgres, List<Site> sites, Settings settings, Measure measure) {
        set(
                postgres,
                "log_line_prefix = '%d@'",
                "auto_explain.log_nested_statements = on",
                "auto_explain.log_min_duration = 0");
        for (var site : sites) {
            for (var row : Row.values()) {
                if (row != Row.BARE && site.has(row) && settings.wants(row)) {
                    measure.of(new Line(site, row, CONNECTIONS, 0), WINDOW);
                }
            }
        }
        set(postgres, "auto_explain.log_min_duration = -1");
        try (var files = Files.list(postgres.logs())) {
            Set<Plan> plans = new LinkedHashSet<>();
            for (var file : files.sorted().toList()) {
                plans.addAll(read(file));
            }
            return plans.stream()
                    .sorted(Comparator.comparing(Plan::database).thenComparing(Plan::statement))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Postgres postgres, String... settings) {
        for (String setting : settings) {
            postgres.execute("postgres", "alter system set " + setting);
        }
        postgres.execute("postgres", "select pg_reload_conf()");
    }

    /** An entry's lines after its first begin with a tab: the statement, then its plan. */
    private static Set<Plan> read(Path log) throws IOException {
        Set<Plan> plans = new LinkedHashSet<>();
        String database = null;
        List<String> entry = new ArrayList<>();
        try (var lines = Files.newBufferedReader(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("\t")) {
                    entry.add(line.substring(1));
                } else {
                    addTo(plans, database, entry);
                    entry.clear();
                    var begin = BEGIN.matcher(line);
                    database = begin.matches() ? begin.group(1) : null;
                }
            }
        }
        addTo(plans, database, entry);
        return plans;
    }

    private static void addTo(Set<Plan> plans, String database, List<String> entry) {
        if (database != null && !database.equals("postgres") && entry.size() > 1) {
            plans.add(new Plan(
                    database,
                    shortened(entry.get(0).replaceFirst("^Query Text: ", "")),
                    entry.stream().skip(1).map(Plans::shortened).collect(Collectors.joining("\n"))));
        }
    }

    /** Without what differs from one time to the next: lists' lengths, values, costs. */
    private static String shortened(String text) {
        return text.replaceAll(" *\\(cost=[^)]*\\)", "")
                .replaceAll("'[^']*'", "'...'")
                .replaceAll("\\$\\d+", "?")
                .replaceAll("\\?(, ?\\?)+", "?, ...")
                .replaceAll("\\(\\?, \\.\\.\\.\\)(, ?\\(\\?, \\.\\.\\.\\))+", "(?, ...), ...");
    }
}
