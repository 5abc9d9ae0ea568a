package org.coursemarket.course.prices.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.PriceSet;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.runtime.persistence.Parameters;

/** What made the prices of the courses, in the database: rows are added in the transaction that sets a price, and read. */
@ApplicationScoped
public class PriceVersionStore {
    @PersistenceContext
    EntityManager entities;

    void add(@Observes PriceSet set) {
        entities.flush(); // the course, which the row refers to
        entities.persist(new PriceVersion(set));
    }

    /** Those of the versions that the course has. */
    public List<PriceVersion> findAll(UUID courseId, Collection<Long> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select v from PriceVersion v where v.courseId = :course and v.version in :versions",
                        PriceVersion.class)
                .setParameter("course", courseId)
                .setParameter("versions", Parameters.padded(versions))
                .getResultList();
    }

    /**
     * The versions of a course, the oldest first.
     *
     * @param after the version after which the list begins; 0 for the beginning
     */
    List<PriceVersion> versions(UUID courseId, long after, int limit) {
        return entities.createQuery(
                        "select v from PriceVersion v where v.courseId = :course and v.version > :after order by v.version",
                        PriceVersion.class)
                .setParameter("course", courseId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
