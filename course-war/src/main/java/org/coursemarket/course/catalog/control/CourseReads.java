package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.CourseDetails;

/** Reads courses, those that are asked for at the same time with one query. Any thread may ask, without a transaction. */
@ApplicationScoped
public class CourseReads {
    /** Courses that one query reads: more than the server has threads. */
    private static final int MOST_AT_ONCE = 256;

    @Inject
    CourseStore courses;

    @Inject
    Clock clock;

    private final SharedReads<UUID, CourseDetails> shared = new SharedReads<>(MOST_AT_ONCE, this::details);

    /** The course as it stands, if there is one; throws what the database threw. */
    public Optional<CourseDetails> find(UUID id) {
        return shared.answer(id);
    }

    /** The courses as they stand, those that exist, in this order: one query, shared with nobody. */
    public List<CourseDetails> findAll(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = details(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Map<UUID, CourseDetails> details(Collection<UUID> ids) {
        var found = courses.findAll(ids);
        var shown = clock.instant();
        return found.stream()
                .map(course -> course.details(course.moment(shown)))
                .collect(Collectors.toMap(CourseDetails::id, course -> course));
    }
}
