package org.coursemarket.course.live.entity;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.runtime.json.StrictUuid;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * The courses that a client wants to watch.
 *
 * @param ids 1 to {@value #MOST} of them, each once
 */
public record WatchedCourses(Set<UUID> ids) {
    static final int MOST = 50;

    private static final String PARAMETER = "ids";

    public WatchedCourses {
        ids = Set.copyOf(ids);
    }

    /**
     * Those of the query: ids parted by commas.
     *
     * @param values of the parameter; null where it is absent
     * @throws InvalidInput if they are no list of 1 to {@value #MOST} ids, or the parameter stands there twice
     */
    public static WatchedCourses of(String[] values) {
        if (values == null || values.length != 1) {
            throw new InvalidInput(PARAMETER, "must be sent once");
        }
        var parts = values[0].split(",", -1);
        var ids = new LinkedHashSet<UUID>();
        Arrays.stream(parts)
                .map(text -> StrictUuid.parse(text)
                        .orElseThrow(() -> new InvalidInput(PARAMETER, "must be UUIDs, parted by commas")))
                .forEach(ids::add);
        if (ids.size() > MOST) {
            throw new InvalidInput(PARAMETER, "must be " + MOST + " at the most");
        }
        return new WatchedCourses(ids);
    }
}
