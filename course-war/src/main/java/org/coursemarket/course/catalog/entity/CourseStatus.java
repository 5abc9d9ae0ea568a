package org.coursemarket.course.catalog.entity;

import java.util.Set;

/**
 * Whether seats of a course can be had. What is held or sold stays so in each of them.
 *
 * <pre>
 *  DRAFT ----> OPEN <----> PAUSED
 *               |             |
 *               '-> CLOSED <--'
 * </pre>
 */
public enum CourseStatus {
    /** Seen by those who look after it alone. */
    DRAFT,
    /** On sale. */
    OPEN,
    /** Not on sale for now. */
    PAUSED,
    /** Never on sale again. */
    CLOSED;

    boolean mayBecome(CourseStatus next) {
        return switch (this) {
            case DRAFT -> next == OPEN;
            case OPEN -> Set.of(PAUSED, CLOSED).contains(next);
            case PAUSED -> Set.of(OPEN, CLOSED).contains(next);
            case CLOSED -> false;
        };
    }
}
