package org.coursemarket.runtime.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Parameters of an IN list. */
public final class Parameters {
    private Parameters() {}

    /**
     * The same values, the last one repeated up to the next power of two: a list of any length up to a thousand then makes
     * eleven statements that the driver prepares once, not a thousand. The collection must not be empty.
     */
    public static <T> List<T> padded(Collection<T> values) {
        var list = new ArrayList<T>(values);
        int size = Integer.highestOneBit(2 * list.size() - 1);
        list.addAll(Collections.nCopies(size - list.size(), list.get(list.size() - 1)));
        return list;
    }
}
