package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseKeyReused;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.runtime.persistence.Conflict;
import org.coursemarket.runtime.security.Caller;

/**
 * Courses that are created under an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): each key of an owner stands for one
 * course, for as long as there is that course. A unique constraint sees to it, among all nodes.
 */
@ApplicationScoped
public class CourseCreations {
    @Inject
    CourseStore courses;

    @Inject
    Catalog catalog;

    /**
     * Creates the course, or finds the one that was created under the key before.
     *
     * @param key the caller's Idempotency-Key; null for none
     * @return the course as it was created
     * @throws CourseKeyReused if the key was sent with another course
     */
    public CourseDetails create(NewCourse wish, Caller owner, UUID key) {
        if (key == null) {
            return catalog.create(wish, owner);
        }
        var earlier = earlier(wish, owner, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            return catalog.create(wish, owner, key);
        } catch (RuntimeException failure) {
            if (!Conflict.with("course_creation_once", failure)) {
                throw failure;
            }
            return earlier(wish, owner, key).orElseThrow(() -> failure); // of who was faster
        }
    }

    private Optional<CourseDetails> earlier(NewCourse wish, Caller owner, UUID key) {
        return courses.creation(owner.subject(), key).map(creation -> {
            if (!creation.isOf(wish)) {
                throw new CourseKeyReused(key);
            }
            return creation.course();
        });
    }
}
