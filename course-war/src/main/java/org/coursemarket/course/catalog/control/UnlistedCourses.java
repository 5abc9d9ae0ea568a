package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Courses from before there was a list. New ones are listed as they are made, and these as somebody changes them, or here. */
@ApplicationScoped
@Transactional
public class UnlistedCourses {
    /** They are locked meanwhile, and sell nothing, nor does what is sold in one batch with them. */
    static final int AT_ONCE = 5;

    @Inject
    CourseStore courses;

    @Inject
    CourseListStore list;

    /** Lists some of them; several nodes may. Answers whether there were any. */
    public boolean listSome() {
        var unlisted = list.unlisted(AT_ONCE);
        for (var course : courses.lock(unlisted)) {
            if (list.strikeOff(course.id())) { // or another node has listed it while this one waited
                list.put(course.listing());
            }
        }
        return !unlisted.isEmpty();
    }
}
