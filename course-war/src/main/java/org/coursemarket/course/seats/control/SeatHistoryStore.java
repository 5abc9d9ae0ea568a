package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.CourseCreated;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.course.pricing.entity.Uses;
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

    /** The places of a course's tiers that are taken after this change, all of them as if they were held. */
    @SuppressWarnings("unchecked") // a native query knows no type
    public TierPlaces tierPlaces(UUID courseId, long sequence) {
        List<Object[]> taken = entities.createNativeQuery("""
                        select tier, sum(
                            case when from_status is null then 1 when to_status in ('CANCELLED', 'EXPIRED') then -1 else 0 end)
                        from seat_change
                        where course_id = ?1 and sequence <= ?2 and tier is not null
                        group by tier""")
                .setParameter(1, courseId)
                .setParameter(2, sequence)
                .getResultList();
        return new TierPlaces(taken.stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new Uses(Math.max(0, ((Number) row[1]).intValue()), 0))));
    }
}
