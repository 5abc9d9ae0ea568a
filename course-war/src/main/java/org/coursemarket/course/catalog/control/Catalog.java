package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.runtime.security.Caller;

/** Courses and their prices; what changes them is one transaction. */
@ApplicationScoped
@Transactional
public class Catalog {
    @Inject
    CourseStore courses;

    @Inject
    CourseReads reads;

    @Inject
    Event<CourseCreated> created;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    CatalogSettings settings;

    /** A course of the caller's own, whatever name the instructor goes by. */
    public CourseDetails create(NewCourse wish, Caller owner) {
        var now = clock.instant();
        var course = Course.create(ids.next(), wish, owner.subject(), settings.currency(), now);
        courses.add(course);
        created.fire(new CourseCreated(course.seats(), now));
        return course.details();
    }

    /**
     * One course as it stands. Read for others too, so outside of a transaction of anybody's.
     *
     * @throws UnknownCourse if there is none with this id
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public CourseDetails course(UUID id) {
        return reads.find(id).orElseThrow(() -> new UnknownCourse(id));
    }

    /**
     * Sets the price of every hold from now on.
     *
     * @throws UnknownCourse if there is none with this id
     * @throws NotYourCourse if the caller may not act for its owner
     */
    public CourseDetails reprice(UUID id, BigDecimal price, Caller caller) {
        var course = courses.lock(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new UnknownCourse(id))
                .requireMayActFor(caller);
        course.reprice(price);
        return course.details();
    }

    /**
     * Passes whoever looks after the course.
     *
     * @throws UnknownCourse if there is none with this id
     * @throws NotYourCourse if the caller may not act for its owner
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void requireMayActFor(UUID id, Caller caller) {
        courses.find(id).orElseThrow(() -> new UnknownCourse(id)).requireMayActFor(caller);
    }
}
