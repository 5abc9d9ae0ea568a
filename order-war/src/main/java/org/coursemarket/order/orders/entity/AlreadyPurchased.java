package org.coursemarket.order.orders.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The student has an order of this course already, confirmed or under way. */
public final class AlreadyPurchased extends Refusal {
    public AlreadyPurchased(UUID courseId, String studentName) {
        super(
                Kind.CONFLICT,
                "already-purchased",
                studentName + " has an order of course " + courseId + " already.",
                Map.of("courseId", courseId, "studentName", studentName));
    }
}
