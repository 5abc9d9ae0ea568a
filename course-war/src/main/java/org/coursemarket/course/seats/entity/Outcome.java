package org.coursemarket.course.seats.entity;

import org.coursemarket.runtime.problems.Refusal;

/** What became of a command. */
public sealed interface Outcome {
    /** The reservation as it stands after the command. */
    record Granted(ReservationDetails reservation) implements Outcome {}

    /** Nothing was given; the reason is typed. */
    record Refused(Refusal reason) implements Outcome {}
}
