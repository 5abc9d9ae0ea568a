package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.coursemarket.order.orders.control.Claim.OfCourse;
import org.coursemarket.order.orders.control.Claim.OfHoldPlace;
import org.coursemarket.order.orders.control.Claim.OfKey;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.runtime.persistence.Parameters;

/**
 * What orders claim of the unique constraints in the database, each {@link Claim} of its own: looked at before an order is opened, so
 * that the constraints themselves have to refuse only what lost a race. Changes nothing, in its caller's transaction or without one.
 */
@ApplicationScoped
public class ClaimStore {
    private static final int PARAMETERS = 4;

    /** Each is looked up by a unique index for each row of the list; a join might read a whole index for it. */
    private static final String TAKEN = "select wanted.line,"
            + " (select count(*) from purchase o where o.course_id = wanted.course_id and o.live_student = wanted.student_id),"
            + " (select count(*) from purchase o where o.student_id = wanted.student_id and o.purchase_key = wanted.purchase_key),"
            + " (select count(*) from purchase o where o.student_id = wanted.student_id and o.hold_place = wanted.hold_place)"
            + " from (values %s) as wanted(line, course_id, student_id, purchase_key, hold_place)";

    @PersistenceContext
    EntityManager entities;

    /** What the commands want and other orders have, as far as that is committed. */
    List<Claim> taken(List<Open> wanted) {
        var found = new ArrayList<Claim>();
        if (wanted.isEmpty()) {
            return found;
        }
        var rows = Parameters.padded(wanted);
        var query = entities.createNativeQuery(TAKEN.formatted(
                IntStream.range(0, rows.size()).mapToObj(ClaimStore::row).collect(Collectors.joining(", "))));
        for (int i = 0; i < rows.size(); i++) {
            var open = rows.get(i);
            int first = i * PARAMETERS;
            query.setParameter(first + 1, open.purchase().courseId().toString())
                    .setParameter(first + 2, open.purchase().studentId())
                    .setParameter(
                            first + 3, open.key() == null ? "" : open.key().toString()) // which no key is
                    .setParameter(first + 4, open.holdPlace());
        }
        for (var result : query.getResultList()) {
            var columns = (Object[]) result;
            var open = rows.get(((Number) columns[0]).intValue());
            addIf(columns[1], OfCourse.of(open), found);
            addIf(columns[2], OfKey.of(open), found);
            addIf(columns[3], OfHoldPlace.of(open), found);
        }
        return found;
    }

    /** The first of the student's places for a held seat that no order has; nothing where all up to the limit are taken. */
    Optional<Integer> freeHoldPlace(String studentId, int limit) {
        var taken = entities.createQuery(
                        "select o.holdPlace from Order o where o.studentId = :student and o.holdPlace is not null",
                        Integer.class)
                .setParameter("student", studentId)
                .getResultList();
        return taken.size() >= limit
                ? Optional.empty()
                : IntStream.range(0, limit)
                        .boxed()
                        .filter(place -> !taken.contains(place))
                        .findFirst();
    }

    private static String row(int number) {
        int first = number * PARAMETERS;
        return "(%d, cast(?%d as uuid), cast(?%d as varchar), cast(?%d as varchar), cast(?%d as integer))"
                .formatted(number, first + 1, first + 2, first + 3, first + 4);
    }

    private static void addIf(Object count, Claim claim, List<Claim> found) {
        if (((Number) count).intValue() > 0) {
            found.add(claim);
        }
    }
}
