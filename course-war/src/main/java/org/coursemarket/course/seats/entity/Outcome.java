package org.coursemarket.course.seats.entity;

import java.util.List;
import org.coursemarket.runtime.problems.Refusal;

/** What became of a command. */
public sealed interface Outcome {
    /**
     * It was done, now or before.
     *
     * @param reservation as it stands after the command
     * @param kindsOfPrice of a new hold: what made its price; empty where nothing new is held
     */
    record Granted(ReservationDetails reservation, List<String> kindsOfPrice) implements Outcome {
        public Granted(ReservationDetails reservation) {
            this(reservation, List.of());
        }
    }

    /** Nothing was given; the reason is typed. */
    record Refused(Refusal reason) implements Outcome {}
}
