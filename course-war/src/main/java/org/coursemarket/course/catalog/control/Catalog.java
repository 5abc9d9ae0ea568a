package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.catalog.entity.CourseCreation;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseIsNotThatVersion;
import org.coursemarket.course.catalog.entity.CourseListing;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.CourseStatusNotPossible;
import org.coursemarket.course.catalog.entity.CourseTexts;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.PriceSet;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;

/** Courses: their texts, prices and status. What changes them is one transaction. */
@ApplicationScoped
@Transactional
public class Catalog {
    @Inject
    CourseStore courses;

    @Inject
    Event<CourseCreated> created;

    @Inject
    Event<PriceSet> priced;

    @Inject
    Event<CourseListing> listed;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    CatalogSettings settings;

    /** A course of the caller's own, whatever name the instructor goes by. */
    public CourseDetails create(NewCourse wish, Caller owner) {
        return opened(wish, owner);
    }

    /** The same, and remembered under this key of the owner's; fails where another one is. */
    public CourseDetails create(NewCourse wish, Caller owner, UUID key) {
        var course = opened(wish, owner);
        courses.remember(new CourseCreation(course, owner.subject(), key));
        return course;
    }

    private CourseDetails opened(NewCourse wish, Caller owner) {
        var now = clock.instant();
        var course = Course.create(ids.next(), wish, owner.subject(), settings.currency(), now);
        courses.add(course);
        created.fire(new CourseCreated(course.seats(), now));
        priced.fire(course.priceSet(owner, now));
        listed.fire(course.listing());
        return course.details(now);
    }

    /**
     * Sets the base price of every hold from now on.
     *
     * @throws UnknownCourse if there is none with this id
     * @throws NotYourCourse if the caller may not act for its owner
     */
    public CourseDetails reprice(UUID id, BigDecimal price, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        var now = course.moment(clock.instant());
        course.reprice(price, now);
        priced.fire(course.priceSet(caller, now));
        listed.fire(course.listing());
        return course.details(now);
    }

    /**
     * Sets title, description and instructor of a course, or some of them.
     *
     * @param condition which versions the caller means
     * @throws UnknownCourse if there is none with this id
     * @throws NotYourCourse if the caller may not act for its owner
     * @throws InvalidInput if nothing is to be set
     * @throws CourseIsNotThatVersion if it has another version
     */
    public CourseDetails edit(UUID id, CourseTexts texts, IfMatch condition, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        texts.requireAny();
        course.edit(texts, condition);
        listed.fire(course.listing());
        return course.details(course.moment(clock.instant()));
    }

    /**
     * Puts a course on sale, or takes it off. What is held stays held, and can be sold.
     *
     * @param condition which versions the caller means
     * @throws UnknownCourse if there is none with this id
     * @throws NotYourCourse if the caller may not act for its owner
     * @throws CourseIsNotThatVersion if it has another version
     * @throws CourseStatusNotPossible if what it is can't become that
     */
    public CourseDetails become(UUID id, CourseStatus status, IfMatch condition, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        var now = course.moment(clock.instant());
        course.become(status, condition, now);
        listed.fire(course.listing());
        return course.details(now);
    }

    /**
     * A course as it stands, for whoever may see it.
     *
     * @param caller empty for somebody who has not said who they are
     * @throws UnknownCourse if there is none with this id for them
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public CourseDetails seen(UUID id, Optional<Caller> caller) {
        var course = courses.find(id).orElseThrow(() -> new UnknownCourse(id)).requireMaySee(caller);
        return course.details(course.moment(clock.instant()));
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
