package org.coursemarket.simulation;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.order.orders.control.Claim;
import org.coursemarket.order.orders.control.ClaimStore;
import org.coursemarket.order.orders.control.OrderRowStore;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderCommand.Open;

/** What those stores do that say it in SQL which the simulated database does not know. Their own tests are on real databases. */
final class StoresWithoutSql {
    private StoresWithoutSql() {}

    static OrderRowStore rows(EntityManager entities) {
        return new OrderRowStore() {
            @Override
            public void write(List<Order> opened, List<Order> locked) {
                opened.forEach(entities::persist);
                entities.flush();
            }

            @Override
            public List<UUID> dueBy(Instant time) {
                return due("<=", time);
            }

            @Override
            public List<UUID> dueAfter(Instant time) {
                return due(">", time);
            }

            /** For metrics, which nobody reads here. */
            @Override
            public Optional<UUID> oldestPending() {
                return Optional.empty();
            }

            private List<UUID> due(String comparison, Instant time) {
                return entities.createQuery(
                                "select o.id from Order o where o.next_attempt_at " + comparison
                                        + " :time order by o.next_attempt_at",
                                UUID.class)
                        .setParameter("time", time.atOffset(ZoneOffset.UTC))
                        .getResultList();
            }
        };
    }

    static ClaimStore claims(EntityManager entities) {
        return new ClaimStore() {
            @Override
            public Set<Claim> taken(List<Open> wanted) {
                var found = new HashSet<Claim>();
                for (var open : wanted) {
                    var purchase = open.purchase();
                    var student = purchase.studentId();
                    if (isThere("id", open.orderId(), "id", open.orderId())) {
                        found.add(new Claim.OfId(open.orderId()));
                    }
                    if (isThere("courseId", purchase.courseId(), "liveStudent", student)) {
                        found.add(new Claim.OfCourse(student, purchase.courseId()));
                    }
                    if (open.key() != null
                            && isThere(
                                    "studentId",
                                    student,
                                    "purchaseKey",
                                    open.key().toString())) {
                        found.add(new Claim.OfKey(student, open.key()));
                    }
                    if (isThere("studentId", student, "holdPlace", open.holdPlace())) {
                        found.add(new Claim.OfHoldPlace(student, open.holdPlace()));
                    }
                }
                return found;
            }

            @Override
            public List<Integer> holdPlaces(String studentId) {
                return entities.createQuery(
                                "select o.holdPlace from Order o where o.studentId = :student and o.holdPlace is not null",
                                Integer.class)
                        .setParameter("student", studentId)
                        .getResultList();
            }

            private boolean isThere(String field, Object value, String other, Object otherValue) {
                return !entities.createQuery(
                                "select o.id from Order o where o." + field + " = :value and o." + other + " = :other",
                                UUID.class)
                        .setParameter("value", value)
                        .setParameter("other", otherValue)
                        .getResultList()
                        .isEmpty();
            }
        };
    }
}
