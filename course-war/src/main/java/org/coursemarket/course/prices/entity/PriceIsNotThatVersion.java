package org.coursemarket.course.prices.entity;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.runtime.problems.Refusal;

/** The price has not the version that the request means: somebody has set it since, as a rule. */
public final class PriceIsNotThatVersion extends Refusal {
    public PriceIsNotThatVersion(UUID courseId, long version) {
        super(
                Kind.OUT_OF_DATE,
                "price-version-differs",
                "The price of course " + courseId + " has version " + version + ". Look at it, and set it again.",
                Map.of("courseId", courseId, "version", version));
    }
}
