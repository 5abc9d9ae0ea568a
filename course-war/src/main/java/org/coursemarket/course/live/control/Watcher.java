package org.coursemarket.course.live.control;

import java.util.Set;
import java.util.UUID;
import org.coursemarket.course.live.entity.CourseEvent;

/** Somebody who watches courses. Any thread may tell; nothing here waits for anybody. */
public interface Watcher {
    /** Always the same. */
    Set<UUID> courses();

    /** Something to be delivered, in the place of what is older of the same course and still here. */
    void tell(CourseEvent event);

    /** Passes on what was told, as soon as that is possible. */
    void deliver();

    /** Does what time makes necessary: several times a second. */
    void beat();

    /** Watches no longer. */
    void end();
}
