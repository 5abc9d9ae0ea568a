package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.server.persistence.Conflict;
import org.coursemarket.server.problems.Refusal;

/** The orders in the database: each call one short transaction, committed when it returns. */
@ApplicationScoped
@Transactional
public class OrderStore {
    private static final int LIST_LIMIT = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * Records a PENDING order.
     *
     * @throws AlreadyPurchased if the student has a live order of the course
     */
    public OrderDetails open(UUID id, Purchase purchase) {
        var order = Order.place(id, purchase, clock.instant());
        try {
            entities.persist(order);
            entities.flush();
        } catch (PersistenceException e) {
            if (Conflict.with("purchase_once", e)) {
                throw new AlreadyPurchased(purchase.courseId(), purchase.studentName());
            }
            throw e;
        }
        return order.details();
    }

    /** The seat is sold: what it cost is what was locked. */
    public OrderDetails confirm(UUID id, Reservation reservation) {
        var order = locked(id);
        order.confirm(reservation.lockedPrice(), reservation.currency());
        return order.details();
    }

    /** There is no seat for the order. */
    public OrderDetails reject(UUID id, Refusal reason) {
        var order = locked(id);
        order.reject(reason.slug());
        return order.details();
    }

    /**
     * One order as it stands.
     *
     * @throws UnknownOrder if there is none with this id
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public OrderDetails order(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id))
                .orElseThrow(() -> new UnknownOrder(id))
                .details();
    }

    /** The student's orders, the oldest first, 100 at the most. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<OrderDetails> ordersOf(String studentName) {
        return entities.createQuery(
                        "select o from Order o where o.studentName = :student order by o.createdAt, o.id", Order.class)
                .setParameter("student", studentName)
                .setMaxResults(LIST_LIMIT)
                .getResultStream()
                .map(Order::details)
                .toList();
    }

    /** Fails when the database does not answer. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void ping() {
        entities.createNativeQuery("select 1").getSingleResult();
    }

    private Order locked(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownOrder(id));
    }
}
