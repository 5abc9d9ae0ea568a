package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.NotRefundable;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.runtime.persistence.Parameters;
import org.coursemarket.runtime.security.Caller;

/**
 * The orders in the database that change. Each call is one short transaction, committed when it returns, or a part of its caller's:
 * {@link OrderLedger} writes many at once.
 */
@ApplicationScoped
@Transactional
public class OrderStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    OrderSettings settings;

    @Inject
    Clock clock;

    /** Reads orders and keeps everybody else from changing them until the transaction ends. Unknown ids are left out. */
    List<Order> lock(Collection<UUID> ids) {
        // In the order of their ids, or two nodes that want the same two orders would wait for each other.
        return entities.createQuery("select o from Order o where o.id in :ids order by o.id", Order.class)
                .setParameter("ids", Parameters.padded(new LinkedHashSet<>(ids)))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Writes new orders, and what else has changed. */
    void add(List<Order> orders) {
        orders.forEach(entities::persist);
        entities.flush();
    }

    /**
     * Records that the student wants a refund; its seat may be given back then.
     *
     * @throws UnknownOrder if there is none with this id that the caller may act on
     * @throws NotRefundable if nothing was paid for it
     */
    public OrderDetails requestRefund(UUID id, Caller caller) {
        var order = locked(id);
        order.details().requireBelongsTo(caller);
        order.requestRefund(clock.instant(), settings.deadline());
        return order.details();
    }

    /** The seat is given back. */
    public OrderDetails refund(UUID id) {
        var order = locked(id);
        order.refund();
        return order.details();
    }

    /**
     * Begins an attempt at the order that is the longest overdue. What another node is at work on is left to it, so that one that
     * hangs holds up nobody.
     *
     * @return nothing where no order is due
     */
    public Optional<TakenUp> takeUpNext() {
        var now = clock.instant();
        @SuppressWarnings("unchecked") // a native query knows no type
        List<Order> due = entities.createNativeQuery(
                        "select * from purchase where next_attempt_at <= ?1 order by next_attempt_at"
                                + " fetch first 1 rows only for update skip locked",
                        Order.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .getResultList();
        return due.stream().findFirst().map(order -> order.beginAttempt(now, settings.deadline()));
    }

    /**
     * Forgets keys whose time is over, the oldest first.
     *
     * @return how many
     */
    public int forgetKeys(int limit) {
        var expired = entities.createQuery(
                        "select o.id from Order o where o.keyExpiresAt <= :now order by o.keyExpiresAt", UUID.class)
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .setMaxResults(limit)
                .getResultList();
        if (!expired.isEmpty()) {
            entities.createQuery("update Order o set o.purchaseKey = null, o.keyExpiresAt = null where o.id in :ids")
                    .setParameter("ids", Parameters.padded(expired))
                    .executeUpdate();
        }
        return expired.size();
    }

    private Order locked(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownOrder(id));
    }
}
