package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.UnknownCourse;

/** Courses and their prices, each call one transaction. */
@ApplicationScoped
@Transactional
public class Catalog {
    @Inject
    CourseStore courses;

    @Inject
    Clock clock;

    @Inject
    CatalogSettings settings;

    public CourseDetails create(NewCourse wish) {
        var course = Course.create(UUID.randomUUID(), wish, settings.currency(), clock.instant());
        courses.add(course);
        return course.details();
    }

    /**
     * One course as it stands.
     *
     * @throws UnknownCourse if there is none with this id
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public CourseDetails course(UUID id) {
        return courses.find(id).orElseThrow(() -> new UnknownCourse(id)).details();
    }

    /**
     * Sets the price of every hold from now on.
     *
     * @throws UnknownCourse if there is none with this id
     */
    public CourseDetails reprice(UUID id, BigDecimal price) {
        var course = courses.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new UnknownCourse(id));
        course.reprice(price);
        return course.details();
    }
}
