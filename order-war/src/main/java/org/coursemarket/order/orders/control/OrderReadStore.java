package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderFilter;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.runtime.problems.InvalidInput;

/** The orders in the database as they stand, for whoever looks at them. Changes nothing, and needs no transaction. */
@ApplicationScoped
public class OrderReadStore {
    @PersistenceContext
    EntityManager entities;

    /**
     * One order as it stands.
     *
     * @throws UnknownOrder if there is none with this id
     */
    public OrderDetails order(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id))
                .orElseThrow(() -> new UnknownOrder(id))
                .details();
    }

    /** The order that the student placed under this key, if any. */
    public Optional<OrderDetails> under(UUID key, String studentId) {
        return entities.createQuery(
                        "select o from Order o where o.studentId = :student and o.purchaseKey = :key", Order.class)
                .setParameter("student", studentId)
                .setParameter("key", key.toString())
                .getResultStream()
                .findFirst()
                .map(Order::details);
    }

    /** The student's order of the course that is PENDING or CONFIRMED, if any. */
    Optional<OrderDetails> live(UUID courseId, String studentId) {
        return entities.createQuery(
                        "select o from Order o where o.courseId = :course and o.liveStudent = :student", Order.class)
                .setParameter("course", courseId)
                .setParameter("student", studentId)
                .getResultStream()
                .findFirst()
                .map(Order::details);
    }

    /**
     * The orders that the filter lets through, the oldest first.
     *
     * @param filter has a student's id, name, or both
     * @param after the order after which the list begins, one of the student's; null for its beginning
     * @throws InvalidInput if the student has no such order
     */
    public List<OrderDetails> orders(OrderFilter filter, UUID after, int limit) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (filter.studentId() != null) {
            conditions.add("o.studentId = :id");
            values.put("id", filter.studentId());
        }
        if (filter.studentName() != null) {
            conditions.add("o.studentName = :name");
            values.put("name", filter.studentName());
        }
        if (filter.status() != null) {
            conditions.add("o.status = :status");
            values.put("status", filter.status());
        }
        if (after != null) {
            conditions.add("(o.createdAt > :time or (o.createdAt = :time and o.id > :after))");
            values.put("time", cursor(after, filter).createdAt().atOffset(ZoneOffset.UTC));
            values.put("after", after);
        }
        var query = entities.createQuery(
                        "select o from Order o where " + String.join(" and ", conditions)
                                + " order by o.createdAt, o.id",
                        Order.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultStream().map(Order::details).toList();
    }

    /** All orders in the order of their ids, from the one after this; null for the beginning. */
    public List<OrderDetails> ordersAfter(UUID after, int limit) {
        var query = after == null
                ? entities.createQuery("select o from Order o order by o.id", Order.class)
                : entities.createQuery("select o from Order o where o.id > :after order by o.id", Order.class)
                        .setParameter("after", after);
        return query.setMaxResults(limit).getResultStream().map(Order::details).toList();
    }

    private OrderDetails cursor(UUID id, OrderFilter filter) {
        return Optional.ofNullable(entities.find(Order.class, id))
                .map(Order::details)
                .filter(filter::isOfStudent)
                .orElseThrow(() -> new InvalidInput("cursor", "must be one that this list gave"));
    }
}
