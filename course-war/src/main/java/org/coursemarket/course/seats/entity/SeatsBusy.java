package org.coursemarket.course.seats.entity;

import java.util.Map;
import org.coursemarket.runtime.problems.Refusal;

/** More is asked of the seats than they can do now; nothing was changed, and it may be asked again soon. */
public final class SeatsBusy extends Refusal {
    public SeatsBusy(String why) {
        super(Kind.BUSY, "seats-busy", why, Map.of());
    }
}
