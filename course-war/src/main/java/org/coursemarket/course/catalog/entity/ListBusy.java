package org.coursemarket.course.catalog.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** More pages of the list are asked for than can be looked for now; it may be asked again soon. */
public final class ListBusy extends Refusal {
    public ListBusy() {
        super(Kind.BUSY, "list-busy", "Too many ask for the list of courses at this moment.", Map.of());
    }
}
