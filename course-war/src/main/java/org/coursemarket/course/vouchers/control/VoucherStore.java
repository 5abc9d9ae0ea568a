package org.coursemarket.course.vouchers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.runtime.persistence.Parameters;

/** The vouchers in the database. Whoever changes one has locked its course, which guards them all. */
@ApplicationScoped
public class VoucherStore {
    @PersistenceContext
    EntityManager entities;

    public void add(Voucher voucher) {
        entities.persist(voucher);
    }

    /** The course's voucher with this code, in capitals. */
    Optional<Voucher> find(UUID courseId, String code) {
        return findAll(List.of(courseId), List.of(code)).stream().findFirst();
    }

    /** Those of the codes, in capitals, that these courses have: of any of the courses any of the codes. */
    public List<Voucher> findAll(Collection<UUID> courseIds, Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select v from Voucher v where v.courseId in :courses and v.code in :codes", Voucher.class)
                .setParameter("courses", Parameters.padded(courseIds))
                .setParameter("codes", Parameters.padded(codes))
                .getResultList();
    }

    /**
     * The vouchers of a course, in the order of their codes.
     *
     * @param after the code, in capitals, after which the list begins; empty for the beginning
     */
    List<Voucher> vouchers(UUID courseId, String after, int limit) {
        return entities.createQuery(
                        "select v from Voucher v where v.courseId = :course and v.code > :after order by v.code",
                        Voucher.class)
                .setParameter("course", courseId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many the course has. */
    long count(UUID courseId) {
        return entities.createQuery("select count(v.code) from Voucher v where v.courseId = :course", Long.class)
                .setParameter("course", courseId)
                .getSingleResult();
    }
}
