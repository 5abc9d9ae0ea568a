package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.CourseListing;
import org.coursemarket.course.catalog.entity.CourseSort;

/**
 * What courses are found by, in the database: written in the transaction that makes or changes a course, which has locked it. {@link
 * CourseSearchStore} reads it.
 */
@ApplicationScoped
public class CourseListStore {
    @PersistenceContext
    EntityManager entities;

    /** Lists the course as it is now, whatever was listed of it. */
    void put(@Observes CourseListing course) {
        entities.flush(); // the course, which the row refers to
        if (set("""
                update course_listing set status = ?1, owner = ?2, by_newest = ?3, by_price = ?4, by_title = ?5
                where course_id = ?6""", course) == 0) {
            set("""
                    insert into course_listing (status, owner, by_newest, by_price, by_title, course_id)
                    values (?1, ?2, ?3, ?4, ?5, ?6)""", course);
        }
        var present = words(course.id());
        var wanted = course.terms();
        each("delete from course_word where word = ? and course_id = ?", course.id(), without(present, wanted));
        each("insert into course_word (word, course_id) values (?, ?)", course.id(), without(wanted, present));
    }

    private int set(String sql, CourseListing course) {
        return entities.createNativeQuery(sql)
                .setParameter(1, course.status().name())
                .setParameter(2, course.owner())
                .setParameter(3, CourseSort.NEWEST.place(course).bytes())
                .setParameter(4, CourseSort.PRICE.place(course).bytes())
                .setParameter(5, CourseSort.TITLE.place(course).bytes())
                .setParameter(6, course.id())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // a native query knows no type
    private Set<String> words(UUID course) {
        List<byte[]> words = entities.createNativeQuery("select word from course_word where course_id = ?1")
                .setParameter(1, course)
                .getResultList();
        return words.stream()
                .map(word -> new String(word, StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> words, Set<String> others) {
        var rest = new HashSet<>(words);
        rest.removeAll(others);
        return rest;
    }

    /** In one go: a course may have some thousand words. */
    private void each(String sql, UUID course, Collection<String> words) {
        if (words.isEmpty()) {
            return;
        }
        try (var statement = entities.unwrap(Connection.class).prepareStatement(sql)) {
            for (var word : words) {
                statement.setBytes(1, word.getBytes(StandardCharsets.UTF_8));
                statement.setObject(2, course);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Courses from before there was a list that are not in it yet, so many at the most. */
    @SuppressWarnings("unchecked") // a native query knows no type
    List<UUID> unlisted(int most) {
        return entities.createNativeQuery("select course_id from course_unlisted order by course_id limit " + most)
                .getResultList();
    }

    /** Takes a course off those; false if it was none of them. */
    boolean strikeOff(UUID course) {
        return entities.createNativeQuery("delete from course_unlisted where course_id = ?1")
                        .setParameter(1, course)
                        .executeUpdate()
                == 1;
    }
}
