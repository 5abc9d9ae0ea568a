package org.coursemarket.course.live.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.live.entity.CourseEvent;

/** Finds what has changed of courses, whichever node has changed it. */
@ApplicationScoped
@Transactional
public class LiveReads {
    @Inject
    CourseStore courses;

    @Inject
    Clock clock;

    /**
     * Those of the courses that have changed, or cost something else by now. One query finds which; if there are any, another one reads them.
     *
     * @param ids one at the least
     * @param known what each of them was when it was read the last time, if it was
     */
    public List<CourseEvent> changed(Collection<UUID> ids, Map<UUID, CourseEvent> known) {
        var before = clock.instant();
        var changed = courses.changes(ids).entrySet().stream()
                .filter(course -> isNews(course.getValue(), known.get(course.getKey()), before))
                .map(Map.Entry::getKey)
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        var found = courses.findAll(changed);
        var shown = clock.instant();
        return found.stream()
                .map(course -> new CourseEvent(course.changes(), course.details(course.moment(shown))))
                .toList();
    }

    private static boolean isNews(long changes, CourseEvent known, Instant now) {
        return known == null || changes != known.change() || known.isOutdatedAt(now);
    }
}
