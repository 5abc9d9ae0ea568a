package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.seats.entity.SeatChange;
import org.coursemarket.course.seats.entity.SeatChangeDetails;

/** The histories of the courses' seats in the database: rows are added in the transaction that moves the seats, and read. */
@ApplicationScoped
public class SeatHistoryStore {
    @PersistenceContext
    EntityManager entities;

    /** Writes what the history begins with, the seats that the course is created with. */
    void open(@Observes CourseCreated course) {
        entities.flush(); // the course, which the row refers to
        entities.persist(SeatChange.opening(course));
    }

    public void add(List<SeatChange> changes) {
        changes.forEach(entities::persist);
    }

    /**
     * The changes of a course, the oldest first.
     *
     * @param after the sequence after which the list begins; 0 for the beginning
     */
    public List<SeatChangeDetails> changes(UUID courseId, long after, int limit) {
        return entities.createQuery(
                        "select c from SeatChange c where c.courseId = :course and c.sequence > :after order by c.sequence",
                        SeatChange.class)
                .setParameter("course", courseId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(SeatChange::details)
                .toList();
    }
}
