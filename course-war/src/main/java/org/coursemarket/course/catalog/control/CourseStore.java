package org.coursemarket.course.catalog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.CourseCreation;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.runtime.persistence.Parameters;

/** The courses in the database. Its caller's transaction is the one that counts. */
@ApplicationScoped
public class CourseStore {
    /** EclipseLink makes no copies then to find changes by. Others don't know it. */
    private static final String READ_ONLY = "eclipselink.read-only";

    @PersistenceContext
    EntityManager entities;

    public void add(Course course) {
        entities.persist(course);
    }

    /** Fails where the owner has another one under the key; its course must be there. */
    public void remember(CourseCreation creation) {
        entities.flush(); // the course, which the row refers to
        entities.persist(creation);
        entities.flush();
    }

    /** What the owner has created under this key, if anything. */
    public Optional<CourseCreation> creation(String owner, UUID key) {
        return entities.createQuery(
                        "select c from CourseCreation c where c.owner = :owner and c.creationKey = :key",
                        CourseCreation.class)
                .setParameter("owner", owner)
                .setParameter("key", key.toString())
                .getResultStream()
                .findFirst();
    }

    public Optional<Course> find(UUID id) {
        return Optional.ofNullable(entities.find(Course.class, id));
    }

    /** Those of the ids that exist, to be looked at only: what changes here is kept nowhere. There must be one at least. */
    public List<Course> findAll(Collection<UUID> ids) {
        return entities.createQuery("select c from Course c where c.id in :ids", Course.class)
                .setParameter("ids", Parameters.padded(ids))
                .setHint(READ_ONLY, true)
                .getResultList();
    }

    /** How often something of each of them was set, those that exist; there must be one at least. */
    public Map<UUID, Long> changes(Collection<UUID> ids) {
        return entities.createQuery(
                        "select c.id, c.version + c.priceVersion + c.seatChanges from Course c where c.id in :ids",
                        Object[].class)
                .setParameter("ids", Parameters.padded(ids))
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    /**
     * Reads one course and keeps everybody else from changing it until the transaction ends.
     *
     * @throws UnknownCourse if there is none with this id
     */
    public Course lock(UUID id) {
        return lock(List.of(id)).stream().findFirst().orElseThrow(() -> new UnknownCourse(id));
    }

    /** Reads courses and keeps everybody else from changing them until the transaction ends. Unknown ids are left out. */
    public List<Course> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // In the order of their ids, or two nodes that want the same two courses would wait for each other.
        return entities.createQuery("select c from Course c where c.id in :ids order by c.id", Course.class)
                .setParameter("ids", Parameters.padded(ids))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
