package org.coursemarket.bench;

import java.util.List;

/**
 * A figure of this build, beside that of another one.
 *
 * @param other null where there is no other build
 * @param ratio of this build's figure to the other's, window by window; null where there is none
 */
record Compared(String what, Spread present, Spread other, Spread ratio) {
    /** The values stand in the order in which they were measured, one beside the other. */
    static Compared of(String what, List<Double> present, List<Double> others) {
        if (others.isEmpty()) {
            return new Compared(what, Spread.of(present), null, null);
        }
        var ratio = Spread.ofRatios(present, others);
        return new Compared(what, Spread.of(present), Spread.of(others), ratio.isFinite() ? ratio : null);
    }
}
