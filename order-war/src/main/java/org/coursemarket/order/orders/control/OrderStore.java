package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.NotCancellable;
import org.coursemarket.order.orders.entity.NotRefundable;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.runtime.persistence.Parameters;
import org.coursemarket.runtime.security.Caller;

/**
 * The orders in the database that change. Each call is one short transaction, committed when it returns, or a part of its caller's:
 * {@link OrderLedger} changes many at once.
 */
@ApplicationScoped
@Transactional
public class OrderStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    OrderRowStore rows;

    @Inject
    OrderSettings settings;

    @Inject
    Clock clock;

    /** Reads orders and keeps everybody else from changing them until the transaction ends. Unknown ids are left out. */
    List<Order> lock(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // In the order of their ids, or two nodes that want the same two orders would wait for each other.
        return entities.createQuery("select o from Order o where o.id in :ids order by o.id", Order.class)
                .setParameter("ids", Parameters.padded(ids))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
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
        return written(order);
    }

    /**
     * Records that the student does not want the seat; from then on the order is not CONFIRMED any more.
     *
     * @return the order, REJECTED where it is cancelled already, PENDING where it will be
     * @throws UnknownOrder if there is none with this id that the caller may act on
     * @throws NotCancellable if it has ended otherwise
     */
    public OrderDetails requestCancel(UUID id, Caller caller) {
        var order = locked(id);
        order.details().requireBelongsTo(caller);
        order.requestCancel(clock.instant());
        return written(order);
    }

    /** The seat is given back. */
    public OrderDetails refund(UUID id) {
        var order = locked(id);
        order.refund();
        return written(order);
    }

    /**
     * Begins an attempt at the order that is the longest overdue. What another node is at work on is left to it, so that one that
     * hangs holds up nobody.
     *
     * @return nothing where no order is due
     */
    public Optional<TakenUp> takeUpNext() {
        var now = clock.instant();
        var notDue = new ArrayList<Order>();
        var next = rows.dueBy(now).stream()
                .flatMap(this::unlessLocked)
                .filter(order -> order.isDue(now) || !notDue.add(order))
                .findFirst();
        rows.write(List.of(), notDue); // so that what has ended meanwhile, or elsewhere, is not found again
        if (next.isEmpty()) {
            bringAttemptsNear(now);
        }
        return next.map(order -> {
            var taken = order.beginAttempt(now, settings.deadline());
            written(order);
            return taken;
        });
    }

    /** Of orders that were written by a clock that was far ahead, and has been set back since. */
    private void bringAttemptsNear(Instant now) {
        var farAhead = rows.dueAfter(Order.latestAttempt(now, settings.deadline())).stream()
                .flatMap(this::unlessLocked)
                .toList();
        // After the locks: to a look from before them, an attempt that has begun meanwhile would seem far ahead.
        var locked = clock.instant();
        farAhead.forEach(order -> order.bringAttemptNear(locked, settings.deadline()));
        rows.write(List.of(), farAhead);
    }

    @SuppressWarnings("unchecked") // a native query knows no type
    private Stream<Order> unlessLocked(UUID id) {
        return entities.createNativeQuery("select * from purchase where id = ?1 for update skip locked", Order.class)
                .setParameter(1, id)
                .getResultStream();
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

    private OrderDetails written(Order order) {
        rows.write(List.of(), List.of(order));
        return order.details();
    }

    private Order locked(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownOrder(id));
    }
}
