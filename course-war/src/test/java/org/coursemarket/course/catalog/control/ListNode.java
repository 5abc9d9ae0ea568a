package org.coursemarket.course.catalog.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CoursePage;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.catalog.entity.Shelf;
import org.coursemarket.course.catalog.entity.WantedCourses;
import org.coursemarket.runtime.security.Caller;

/** The list of courses outside of a container, with the transactions that the container would begin. */
final class ListNode implements AutoCloseable {
    private final EntityManager entities;
    private final CourseStore courses;
    private final CourseListStore listed = new CourseListStore();
    private final CourseSearchStore search = new CourseSearchStore();
    private final CourseList list = new CourseList();
    private final Clock clock;

    ListNode(EntityManagerFactory database, Clock clock) {
        this.clock = clock;
        entities = database.createEntityManager();
        courses = CourseStores.of(entities);
        listed.entities = entities;
        search.entities = entities;
        var reads = new CourseReads();
        reads.courses = courses;
        reads.clock = clock;
        list.store = search;
        list.courses = reads;
    }

    /** Has words of so many courses count as rare, and a page look at so many. */
    ListNode with(int rare, int window) {
        list.rare = rare;
        list.window = window;
        return this;
    }

    CourseDetails create(NewCourse wish, String owner) {
        return inTransaction(() -> {
            var course = Course.create(UUID.randomUUID(), wish, owner, "USD", clock.instant());
            courses.add(course);
            listed.put(course.listing());
            return course.details(clock.instant());
        });
    }

    /** Changes a course, and what is listed of it. */
    void change(UUID id, Consumer<Course> how) {
        inTransaction(() -> {
            var course = courses.lock(id);
            how.accept(course);
            listed.put(course.listing());
            return course;
        });
    }

    CoursePage page(WantedCourses wish, String cursor, int limit, Caller caller) {
        return inTransaction(() -> list.page(wish, cursor, limit, Optional.ofNullable(caller)));
    }

    /** Those of somebody's own shelves that have a course. */
    Set<Shelf> filled(List<Shelf> shelves) {
        return inTransaction(() -> search.filled(shelves));
    }

    /** All pages, one after the other; after each something may happen. */
    List<CourseDetails> walk(WantedCourses wish, int limit, Caller caller, Runnable afterPage) {
        var found = new ArrayList<CourseDetails>();
        var next = Optional.<String>empty();
        do {
            var page = page(wish, next.orElse(null), limit, caller);
            found.addAll(page.courses());
            next = page.next();
            afterPage.run();
        } while (next.isPresent());
        return found;
    }

    /** Courses as they were before there was a list. */
    void forgetList() {
        for (var sql : List.of(
                "insert into course_unlisted (course_id) select id from course",
                "delete from course_listing",
                "delete from course_word")) {
            inTransaction(() -> entities.createNativeQuery(sql).executeUpdate());
        }
    }

    boolean listSome() {
        var unlisted = new UnlistedCourses();
        unlisted.courses = courses;
        unlisted.list = listed;
        return inTransaction(unlisted::listSome);
    }

    private <T> T inTransaction(Supplier<T> work) {
        var transaction = entities.getTransaction();
        transaction.begin();
        try {
            T result = work.get();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.clear(); // as the container does: each transaction reads anew
        }
    }

    @Override
    public void close() {
        entities.close();
    }
}
