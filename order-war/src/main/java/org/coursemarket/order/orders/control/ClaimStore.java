package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.coursemarket.order.orders.control.Claim.OfCourse;
import org.coursemarket.order.orders.control.Claim.OfHoldPlace;
import org.coursemarket.order.orders.control.Claim.OfId;
import org.coursemarket.order.orders.control.Claim.OfKey;
import org.coursemarket.order.orders.entity.OrderCommand.Open;

/**
 * What orders claim of the unique constraints in the database, each {@link Claim} of its own: looked at before an order is opened, so
 * that the constraints themselves have to refuse only what lost a race. Changes nothing, in its caller's transaction or without one.
 */
@ApplicationScoped
public class ClaimStore {
    /** Each is looked up by a unique index for each line of the list; a join might read a whole index for it. */
    private static final String TAKEN = "select wanted.line,"
            + " (select count(*) from purchase o where o.id = wanted.id),"
            + " (select count(*) from purchase o where o.course_id = wanted.course_id and o.live_student = wanted.student_id),"
            + " (select count(*) from purchase o where o.student_id = wanted.student_id and o.purchase_key = wanted.purchase_key),"
            + " (select count(*) from purchase_on_its_way o"
            + " where o.student_id = wanted.student_id and o.hold_place = wanted.hold_place)"
            + " from unnest(cast(? as uuid array), cast(? as uuid array), cast(? as varchar array), cast(? as varchar array),"
            + " cast(? as integer array)) with ordinality as wanted(id, course_id, student_id, purchase_key, hold_place, line)";

    @PersistenceContext
    EntityManager entities;

    /** What the commands want and orders have, as far as that is committed. */
    public Set<Claim> taken(List<Open> wanted) {
        var found = new HashSet<Claim>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (var statement = entities.unwrap(Connection.class).prepareStatement(TAKEN)) {
            set(statement, 1, "uuid", wanted, Open::orderId);
            set(statement, 2, "uuid", wanted, open -> open.purchase().courseId());
            set(statement, 3, "varchar", wanted, open -> open.purchase().studentId());
            set(
                    statement,
                    4,
                    "varchar",
                    wanted,
                    open -> open.key() == null ? null : open.key().toString());
            set(statement, 5, "integer", wanted, Open::holdPlace);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var open = wanted.get(result.getInt(1) - 1);
                    addIf(result.getInt(2), OfId.of(open), found);
                    addIf(result.getInt(3), OfCourse.of(open), found);
                    addIf(result.getInt(4), OfKey.of(open), found);
                    addIf(result.getInt(5), OfHoldPlace.of(open), found);
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        return found;
    }

    /** The first of the student's places for a held seat that no order has; nothing where all up to the limit are taken. */
    Optional<Integer> freeHoldPlace(String studentId, int limit) {
        var taken = holdPlaces(studentId);
        return taken.size() >= limit
                ? Optional.empty()
                : IntStream.range(0, limit)
                        .boxed()
                        .filter(place -> !taken.contains(place))
                        .findFirst();
    }

    /** Those of the student's places for a held seat that orders have. */
    @SuppressWarnings("unchecked") // a native query knows no type
    public List<Integer> holdPlaces(String studentId) {
        return entities.createNativeQuery(
                        "select hold_place from purchase_on_its_way where student_id = ?1 and hold_place is not null")
                .setParameter(1, studentId)
                .getResultList();
    }

    private static void set(
            PreparedStatement statement, int parameter, String type, List<Open> wanted, Function<Open, Object> value)
            throws SQLException {
        var values = wanted.stream().map(value).toArray();
        statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
    }

    private static void addIf(int count, Claim claim, Set<Claim> found) {
        if (count > 0) {
            found.add(claim);
        }
    }
}
