package org.coursemarket.course.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.RosterEntry;
import org.coursemarket.runtime.problems.InvalidInput;

/** The rosters of the courses in the database: who holds or held a seat. Changes nothing, and needs no transaction. */
@ApplicationScoped
public class RosterStore {
    /** In the order of the whole index, from its first column on: else H2 would read all that match and sort them. */
    private static final String OF_ONE_STATUS = """
            (select * from reservation where course_id = ?1 and had_seat = true and status = '%s'%s
            order by course_id, had_seat, status, reserved_at, id limit ?2)""";

    /** PostgreSQL begins at the pair. H2 begins at the time, and passes over what has the same time. */
    private static final String AFTER = " and reserved_at >= ?3 and (reserved_at, id) > (?3, ?4)";

    @PersistenceContext
    EntityManager entities;

    /**
     * The reservations of a course that hold or held a seat, the oldest first. Of each status that is wanted, at most so many rows as the
     * limit are read, however many there are.
     *
     * @param status of those that are wanted; null for all
     * @param after the reservation after which the list begins, one of the course's roster; null for its beginning
     * @throws InvalidInput if the course's roster has no such reservation
     */
    public List<RosterEntry> roster(UUID courseId, ReservationStatus status, UUID after, int limit) {
        var query = entities.createNativeQuery(sql(status, after != null), Reservation.class)
                .setParameter(1, courseId)
                .setParameter(2, limit);
        if (after != null) {
            query.setParameter(3, cursor(after, courseId).reservedAt().atOffset(ZoneOffset.UTC))
                    .setParameter(4, after);
        }
        Stream<?> rows = query.getResultStream();
        return rows.map(Reservation.class::cast).map(Reservation::rosterEntry).toList();
    }

    /**
     * One statement, which sees one moment: a reservation that moves on meanwhile is neither missed nor there twice. The union
     * is no subquery, in which H2 would have the rows of an earlier limit.
     */
    static String sql(ReservationStatus status, boolean isAfter) {
        String after = isAfter ? AFTER : "";
        return status != null
                ? OF_ONE_STATUS.formatted(status, after)
                : Stream.of(ReservationStatus.values())
                        .map(one -> OF_ONE_STATUS.formatted(one, after))
                        .collect(Collectors.joining(" union all ", "", " order by reserved_at, id limit ?2"));
    }

    private RosterEntry cursor(UUID id, UUID courseId) {
        return Optional.ofNullable(entities.find(Reservation.class, id))
                .filter(reservation -> reservation.isOnRosterOf(courseId))
                .map(Reservation::rosterEntry)
                .orElseThrow(() -> new InvalidInput("cursor", "must be one that this list gave"));
    }
}
