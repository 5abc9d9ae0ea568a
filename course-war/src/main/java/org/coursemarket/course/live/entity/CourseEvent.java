package org.coursemarket.course.live.entity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.runtime.json.JsonFormat;

/** A course as it stood when it was read, and how those who watch it are told (WHATWG HTML, section 9.2.5). It is written out once for all. */
public final class CourseEvent {
    private final long change;
    private final LiveCourse course;
    private final byte[] text;

    /** @param change how often something of the course had been set */
    public CourseEvent(long change, CourseDetails course) {
        this.change = change;
        this.course = LiveCourse.of(course);
        this.text = "event: course\nid: %s\ndata: %s\n\n"
                .formatted(change, JsonFormat.text(this.course))
                .getBytes(StandardCharsets.UTF_8);
    }

    public UUID courseId() {
        return course.id();
    }

    public long change() {
        return change;
    }

    /** Whether the price is another one at this moment although nothing was set. */
    public boolean isOutdatedAt(Instant now) {
        return course.priceUntil() != null && !now.isBefore(course.priceUntil());
    }

    /** Whether those who have seen the other one are to be told; null for none. A draft is shown to nobody. */
    public boolean isNewsAfter(CourseEvent other) {
        return isShown() && (other == null || !course.equals(other.course));
    }

    /** Whether anybody may see it who has not said who they are. */
    public boolean isShown() {
        return course.status() != CourseStatus.DRAFT;
    }

    /** In UTF-8, with the empty line that ends it; not to be changed. */
    byte[] text() {
        return text;
    }
}
