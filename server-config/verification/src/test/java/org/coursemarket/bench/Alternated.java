package org.coursemarket.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of what takes turns: every second time backwards, so that nobody always comes first. */
final class Alternated {
    private Alternated() {}

    /** @param time counts from 0 */
    static <T> List<T> at(int time, List<T> all) {
        var ordered = new ArrayList<>(all);
        if (time % 2 == 1) {
            Collections.reverse(ordered);
        }
        return ordered;
    }
}
