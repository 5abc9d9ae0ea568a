package org.coursemarket.order.orders.entity;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The student has an order of this course already, confirmed or under way. */
public final class AlreadyPurchased extends Refusal {
    /** @param orderId that order; null where it is not known, or has ended meanwhile */
    public AlreadyPurchased(UUID courseId, String studentName, UUID orderId) {
        super(
                Kind.CONFLICT,
                "already-purchased",
                studentName + " has an order of course " + courseId + " already.",
                data(courseId, studentName, orderId));
    }

    private static Map<String, Object> data(UUID courseId, String studentName, UUID orderId) {
        var data = new HashMap<String, Object>(Map.of("courseId", courseId, "studentName", studentName));
        if (orderId != null) {
            data.put("orderId", orderId);
        }
        return data;
    }
}
