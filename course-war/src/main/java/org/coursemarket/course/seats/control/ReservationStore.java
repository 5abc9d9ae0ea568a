package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.runtime.persistence.Parameters;

/** The reservations in the database. Whoever changes one has locked its course, which guards them all. */
@ApplicationScoped
public class ReservationStore {
    @PersistenceContext
    EntityManager entities;

    public void add(Reservation reservation) {
        entities.persist(reservation);
    }

    /** Those of the ids that exist. */
    public List<Reservation> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select r from Reservation r where r.id in :ids", Reservation.class)
                .setParameter("ids", Parameters.padded(ids))
                .getResultList();
    }

    /** The courses of those of the ids that exist; a reservation never changes its course, so no lock is needed. */
    public List<UUID> coursesOf(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select distinct r.courseId from Reservation r where r.id in :ids", UUID.class)
                .setParameter("ids", Parameters.padded(ids))
                .getResultList();
    }

    /** Holds of one course whose time was over at {@code now}, the oldest first. */
    public List<Reservation> lapsedHolds(UUID courseId, Instant now, int limit) {
        return entities.createQuery(
                        "select r from Reservation r where r.courseId = :course and r.lapsesAt <= :now order by r.lapsesAt",
                        Reservation.class)
                .setParameter("course", courseId)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList();
    }

    /** Likewise those that have a place of this tier. */
    public List<Reservation> lapsedHoldsOfTier(UUID courseId, String tier, Instant now, int limit) {
        return lapsedHoldsWith("tier", tier, courseId, now, limit);
    }

    /** Likewise those that have a use of this voucher. */
    public List<Reservation> lapsedHoldsOfVoucher(UUID courseId, String code, Instant now, int limit) {
        return lapsedHoldsWith("voucher", code, courseId, now, limit);
    }

    private List<Reservation> lapsedHoldsWith(String field, String value, UUID courseId, Instant now, int limit) {
        return entities.createQuery(
                        "select r from Reservation r where r.courseId = :course and r." + field
                                + " = :value and r.lapsesAt <= :now order by r.lapsesAt",
                        Reservation.class)
                .setParameter("course", courseId)
                .setParameter("value", value)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList();
    }

    /** Holds of any course whose time was over at {@code now}, the oldest first. */
    public List<UUID> lapsedHolds(Instant now, int limit) {
        return entities.createQuery(
                        "select r.id from Reservation r where r.lapsesAt <= :now order by r.lapsesAt", UUID.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Holds of any course that were made later than {@code now}, by a clock that was wrong.
     *
     * @param timeToLive of a hold that is made now; only what lapses after that is looked at
     */
    public List<UUID> holdsOfTheFuture(Instant now, Duration timeToLive, int limit) {
        var latest = Reservation.latestBegin(now);
        return entities.createQuery(
                        "select r.id from Reservation r where r.lapsesAt > :end and r.reservedAt > :begin order by r.lapsesAt",
                        UUID.class)
                .setParameter("end", latest.plus(timeToLive).atOffset(ZoneOffset.UTC))
                .setParameter("begin", latest.atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * One reservation as it stands.
     *
     * @throws UnknownReservation if there is none with this id
     */
    public ReservationDetails details(UUID id) {
        var reservation = entities.find(Reservation.class, id);
        if (reservation == null) {
            throw new UnknownReservation(id);
        }
        return reservation.details();
    }
}
