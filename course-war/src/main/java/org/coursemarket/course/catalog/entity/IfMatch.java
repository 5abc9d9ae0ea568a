package org.coursemarket.course.catalog.entity;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * Which versions of a thing a request may change: its If-Match (RFC 9110, section 13.1.1). The entity tag of a version is its number in
 * quotes.
 */
public final class IfMatch {
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[!#-~]*\"");
    /** With elements that are empty, which are passed over (section 5.6.1.2). */
    private static final Pattern TAGS =
            Pattern.compile("[ \t,]*+" + TAG + "(?:[ \t]*+,[ \t,]*+" + TAG + ")*+(?:[ \t]*+,[ \t,]*+)?+");

    private final Set<String> tags;

    private IfMatch(Set<String> tags) {
        this.tags = tags;
    }

    /** Reads the header where there need be none; then whatever version there is counts. */
    public static IfMatch ofAny(List<String> lines) {
        return lines.isEmpty() ? new IfMatch(Set.of(ANY)) : of(lines);
    }

    /**
     * Reads the header.
     *
     * @param lines a list may come in several (section 5.3)
     * @throws VersionRequired if there is none
     * @throws InvalidInput if it is neither a list of entity tags nor an asterisk
     */
    public static IfMatch of(List<String> lines) {
        if (lines.isEmpty()) {
            throw new VersionRequired();
        }
        String text = String.join(",", lines).strip();
        if (text.equals(ANY)) {
            return new IfMatch(Set.of(ANY));
        }
        if (!TAGS.matcher(text).matches()) {
            throw new InvalidInput("If-Match", "must be the ETag of what is to be changed");
        }
        return new IfMatch(TAG.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    /**
     * Whether the request means this version, or whatever there is. A weak tag means none. Where what it asks for is there already, it may
     * be one that comes a second time, with the version that its first time has changed (section 13.1.1).
     */
    public boolean allows(long version, boolean isThere) {
        return allows(version) || (isThere && allows(version - 1));
    }

    boolean allows(long version) {
        return tags.contains(ANY) || tags.contains("\"" + version + "\"");
    }
}
