package org.coursemarket.course.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.live.entity.CourseEvent;

/** Events of courses that no database has. */
public final class LiveEvents {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private LiveEvents() {}

    /** A course at 49.90 that was just opened. */
    public static Course course(UUID id) {
        return course(id, "OPEN");
    }

    /** The same in this status. */
    public static Course course(UUID id, String status) {
        var wish = new NewCourse("Jakarta EE", "From the start", new BigDecimal("49.9"), 5, "Ada", status);
        return Course.create(id, wish, "ada", "USD", NOW);
    }

    /** Of the course as it is now. */
    public static CourseEvent event(Course course) {
        return new CourseEvent(course.changes(), course.details(NOW));
    }

    /** Of the course after this many holds. */
    public static CourseEvent event(UUID id, int holds) {
        var course = course(id);
        for (int i = 0; i < holds; i++) {
            course.hold(null, NOW);
        }
        return event(course);
    }
}
