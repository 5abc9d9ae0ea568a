package org.coursemarket.eyes;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A query in PromQL, as far as the names of metrics in it go. */
final class Query {
    /** Labels with their values, ranges, and the lists of labels of operators. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|ignoring|without)\\s*\\([^)]*\\)|\\boffset\\s+\\w+");

    /** Not those of functions. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");

    private Query() {}

    static Set<String> metrics(String query) {
        var names = NAME.matcher(NO_METRIC.matcher(query).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
        names.removeAll(OPERATORS);
        return names;
    }
}
