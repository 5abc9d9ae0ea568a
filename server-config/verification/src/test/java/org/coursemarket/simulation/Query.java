package org.coursemarket.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The few sentences of the Jakarta Persistence Query Language, and the one of SQL, that the stores say: a row or one of its values, of
 * one type, under conditions that are all simple, in an order; or fields that become null. Another sentence is refused.
 */
final class Query {
    private static final Pattern OBJECTS = Pattern.compile(
            "select (distinct )?\\w+(?:\\.(\\w+))? from (\\w+) \\w+(?: where (.*?))?(?: order by (.*))?");
    private static final Pattern ROWS = Pattern.compile("select \\* from \\w+ where (.*) for update skip locked");
    private static final Pattern UPDATE = Pattern.compile("update (\\w+) \\w+ set (.*?) where (.*)");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\w+\\.(\\w+) = null");
    private static final Pattern CONDITION = Pattern.compile("(?:\\w+\\.)?(\\w+) (=|<=|>=|<|>|in) [:?](\\w+)");
    private static final Pattern PRESENCE = Pattern.compile("\\w+\\.(\\w+) is not null");

    /** By their sentences: a store says the same ones again and again. */
    private static final Map<String, Query> KNOWN = new ConcurrentHashMap<>();

    private interface Condition {
        boolean holds(Object entity, Map<String, Object> parameters);
    }

    private final Class<?> type;
    private final String selected;
    private final boolean isDistinct;
    private final List<Condition> conditions;
    private final List<String> order;
    private final boolean skipsLocked;

    private Query(
            Class<?> type, String selected, boolean isDistinct, String conditions, String order, boolean skipsLocked) {
        this.type = type;
        this.selected = selected;
        this.isDistinct = isDistinct;
        this.conditions = conditions == null
                ? List.of()
                : Stream.of(conditions.split(" and ")).map(Query::condition).toList();
        this.order = order == null
                ? List.of()
                : Stream.of(order.split(", "))
                        .map(field -> field.replaceFirst("^\\w+\\.", ""))
                        .toList();
        this.skipsLocked = skipsLocked;
    }

    static Query ofObjects(String text, Map<String, Class<?>> types) {
        return KNOWN.computeIfAbsent(text, unknown -> parsedOfObjects(text, types));
    }

    private static Query parsedOfObjects(String text, Map<String, Class<?>> types) {
        var part = parsed(OBJECTS, text);
        return new Query(
                types.get(part.group(3)), part.group(2), part.group(1) != null, part.group(4), part.group(5), false);
    }

    static Query ofRows(String text, Class<?> type) {
        return new Query(type, null, false, parsed(ROWS, text).group(1), null, true);
    }

    /** Which rows the sentence changes. */
    static Query ofChangedRows(String text, Map<String, Class<?>> types) {
        var part = parsed(UPDATE, text);
        return new Query(types.get(part.group(1)), null, false, part.group(3), null, false);
    }

    /** And which of their fields become null. */
    static List<String> clearedFields(String text) {
        return Stream.of(parsed(UPDATE, text).group(2).split(", "))
                .map(assignment -> parsed(ASSIGNMENT, assignment).group(1))
                .toList();
    }

    List<Object> run(Transaction transaction, Map<String, Object> parameters, boolean locks, int most) {
        var found = new ArrayList<>();
        for (var key : keys(transaction, parameters)) {
            if (found.size() == most) {
                break;
            }
            if (skipsLocked && !transaction.isFree(key)) {
                continue;
            }
            if (locks || skipsLocked) {
                transaction.lock(key);
            }
            var entity = selected == null ? transaction.read(key) : transaction.seen(key);
            if (matches(entity, parameters)) { // still
                found.add(selected == null ? entity : Row.value(entity, selected));
            }
        }
        return isDistinct ? found.stream().distinct().toList() : found;
    }

    private List<Row.Key> keys(Transaction transaction, Map<String, Object> parameters) {
        var found = new ArrayList<>(transaction
                .all(type)
                .filter(entity -> matches(entity, parameters))
                .toList());
        for (int i = order.size() - 1; i >= 0; i--) { // sorting is stable: the last one first
            found.sort(by(order.get(i)));
        }
        return found.stream().map(Row::key).toList();
    }

    private boolean matches(Object entity, Map<String, Object> parameters) {
        for (var condition : conditions) {
            if (!condition.holds(entity, parameters)) {
                return false;
            }
        }
        return true;
    }

    private static Condition condition(String text) {
        var presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            return (entity, parameters) -> Row.value(entity, presence.group(1)) != null;
        }
        var part = parsed(CONDITION, text);
        String field = part.group(1);
        String comparison = part.group(2);
        String parameter = part.group(3);
        return (entity, parameters) -> {
            var value = Row.value(entity, field);
            return value != null && isTrue(value, comparison, parameters.get(parameter));
        };
    }

    private static boolean isTrue(Object value, String comparison, Object wanted) {
        return switch (comparison) {
            case "=" -> value.equals(wanted);
            case "in" -> ((Collection<?>) wanted).contains(value);
            case "<=" -> compare(value, wanted) <= 0;
            case ">=" -> compare(value, wanted) >= 0;
            case "<" -> compare(value, wanted) < 0;
            default -> compare(value, wanted) > 0;
        };
    }

    private static Comparator<Object> by(String field) {
        return (one, other) -> compare(Row.value(one, field), Row.value(other, field));
    }

    @SuppressWarnings("unchecked") // two values of one field
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static Matcher parsed(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new UnsupportedOperationException("a sentence that the simulated database does not know: " + text);
        }
        return matcher;
    }
}
