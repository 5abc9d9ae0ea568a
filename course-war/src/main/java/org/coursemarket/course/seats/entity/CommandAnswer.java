package org.coursemarket.course.seats.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.coursemarket.runtime.problems.Problem;

/** What one of several commands would have been answered if it had come alone: its status, and the one or the other body. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandAnswer(int status, ReservationDetails reservation, Problem problem) {
    public static CommandAnswer of(ReservationDetails reservation) {
        return new CommandAnswer(200, reservation, null);
    }

    public static CommandAnswer of(Problem problem) {
        return new CommandAnswer(problem.status(), null, problem);
    }
}
