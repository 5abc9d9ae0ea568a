package org.coursemarket.course.pricing.entity;

import java.time.Instant;

/**
 * A span of time, half open.
 *
 * @param from its first moment; null for no beginning
 * @param until the first moment after it; null for no end
 */
record Span(Instant from, Instant until) {
    boolean contains(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
    }
}
