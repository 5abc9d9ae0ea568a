package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Courses from before there was a list. New ones are listed as they are made, and these as somebody changes them, or here. */
@ApplicationScoped
@Transactional
public class UnlistedCourses {
    /** They are locked meanwhile, and sell nothing: for some hundredths of a second. */
    static final int AT_ONCE = 50;

    @Inject
    CourseStore courses;

    @Inject
    CourseListStore list;

    /** Lists some of them; several nodes may. Answers whether there were any. */
    public boolean listSome() {
        var unlisted = list.unlisted(AT_ONCE);
        for (var course : courses.lock(unlisted)) {
            list.put(course.listing());
            list.isListed(course.id());
        }
        return !unlisted.isEmpty();
    }
}
