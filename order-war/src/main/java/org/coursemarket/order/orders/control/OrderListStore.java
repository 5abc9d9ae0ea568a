package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.server.problems.InvalidInput;

/** The orders in the database, to look at. */
@ApplicationScoped
public class OrderListStore {
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

    /** The order that was placed under this key, if any. */
    public Optional<OrderDetails> under(UUID key) {
        return entities.createQuery("select o from Order o where o.purchaseKey = :key", Order.class)
                .setParameter("key", key.toString())
                .getResultStream()
                .findFirst()
                .map(Order::details);
    }

    /**
     * A student's orders, the oldest first.
     *
     * @param status null for any
     * @param after the order after which the list begins, one of the student's; null for its beginning
     * @throws InvalidInput if the student has no such order
     */
    public List<OrderDetails> ordersOf(String studentName, OrderStatus status, UUID after, int limit) {
        var criteria = new StringBuilder("select o from Order o where o.studentName = :student");
        if (status != null) {
            criteria.append(" and o.status = :status");
        }
        if (after != null) {
            criteria.append(" and (o.createdAt > :time or (o.createdAt = :time and o.id > :after))");
        }
        var query = entities.createQuery(criteria + " order by o.createdAt, o.id", Order.class)
                .setParameter("student", studentName)
                .setMaxResults(limit);
        if (status != null) {
            query.setParameter("status", status);
        }
        if (after != null) {
            var last = entities.find(Order.class, after);
            if (last == null || !last.details().studentName().equals(studentName)) {
                throw new InvalidInput("cursor", "must be one that this list gave");
            }
            query.setParameter("time", last.details().createdAt().atOffset(ZoneOffset.UTC))
                    .setParameter("after", after);
        }
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

    /** Fails when the database does not answer. */
    public void ping() {
        entities.createNativeQuery("select 1").getSingleResult();
    }
}
