package org.coursemarket.simulation;

import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentence of SQL that counts, for each line of a list, the rows that have the line's values in some columns; several times. */
final class Counting {
    private static final Pattern SENTENCE =
            Pattern.compile("select \\w+\\.\\w+, (.*) from \\(values (.*)\\) as \\w+\\((.*)\\)");
    private static final Pattern COUNT = Pattern.compile("\\(select count\\(\\*\\) from (\\w+) \\w+ where (.*?)\\)");
    private static final Pattern CONDITION = Pattern.compile("\\w+\\.(\\w+) = \\w+\\.(\\w+)");
    private static final Pattern CELL = Pattern.compile("\\((\\d+),|\\?(\\d+)");

    private final String counts;
    private final String lines;
    private final List<String> columns;
    private final Collection<Class<?>> types;

    private Counting(Matcher sentence, Collection<Class<?>> types) {
        this.counts = sentence.group(1);
        this.lines = sentence.group(2);
        this.columns = List.of(sentence.group(3).split(", "));
        this.types = types;
    }

    static Counting of(String text, Collection<Class<?>> types) {
        var sentence = SENTENCE.matcher(text);
        if (!sentence.matches()) {
            throw new UnsupportedOperationException("a sentence that the simulated database does not know: " + text);
        }
        return new Counting(sentence, types);
    }

    /** For each line its first cell, a number, and the counts. */
    List<Object> run(Transaction transaction, Map<String, Object> parameters) {
        var results = new ArrayList<>();
        for (var line : lines(parameters)) {
            var result = new ArrayList<>(List.of(line.get(columns.get(0))));
            for (var count = COUNT.matcher(counts); count.find(); ) {
                var type = type(count.group(1));
                var conditions = List.of(count.group(2).split(" and "));
                result.add(transaction
                        .all(type)
                        .filter(row -> conditions.stream().allMatch(text -> isMet(text, row, line)))
                        .count());
            }
            results.add(result.toArray());
        }
        return results;
    }

    /** The cells by their columns; those of a new line begin with its number. */
    private List<Map<String, Object>> lines(Map<String, Object> parameters) {
        var found = new ArrayList<Map<String, Object>>();
        for (var cell = CELL.matcher(lines); cell.find(); ) {
            if (cell.group(1) != null) {
                found.add(new HashMap<>(Map.of(columns.get(0), Integer.valueOf(cell.group(1)))));
            } else {
                var line = found.get(found.size() - 1);
                line.put(columns.get(line.size()), parameters.get(cell.group(2)));
            }
        }
        return found;
    }

    private Class<?> type(String table) {
        return types.stream()
                .filter(type -> Stream.ofNullable(type.getAnnotation(Table.class))
                        .anyMatch(named -> named.name().equals(table)))
                .findFirst()
                .orElseThrow();
    }

    /** A column has the value that is cast to its type. */
    private static boolean isMet(String text, Object row, Map<String, Object> line) {
        var condition = CONDITION.matcher(text);
        if (!condition.matches()) {
            throw new UnsupportedOperationException(text);
        }
        var value = Row.value(row, condition.group(1));
        return value != null
                && value.toString().equals(line.get(condition.group(2)).toString());
    }
}
