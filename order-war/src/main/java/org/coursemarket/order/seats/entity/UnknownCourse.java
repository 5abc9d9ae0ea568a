package org.coursemarket.order.seats.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The course service knows no course of this id. */
public final class UnknownCourse extends Refusal {
    /** Kept with the order that it ended. */
    public static final String TYPE = "unknown-course";

    public UnknownCourse(UUID courseId) {
        super(Kind.NOT_FOUND, TYPE, "There is no course " + courseId + ".", Map.of("courseId", courseId));
    }
}
