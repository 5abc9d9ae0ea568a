package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.PurchaseKeyReused;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.time.Pause;

/**
 * What an Idempotency-Key stands for (draft-ietf-httpapi-idempotency-key-header): one purchase of one student. The order itself is
 * all that is remembered, with its key; what the buyer was answered follows from it, also after a crash, and at any node.
 */
@ApplicationScoped
public class Idempotency {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    /** So many requests may wait for another one under the same key; they are among those that {@link Capacity} counts. */
    private static final int MOST_WAITING = 64;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    @Inject
    OrderReadStore orders;

    @Inject
    Pause pause;

    /**
     * What the same request was answered before. Where it is still under way, that is waited for, by not too many at once and as long
     * as the attempt lasts.
     *
     * @param key null for none, which stands for nothing
     * @return the order as its buyer was told of it, PENDING where its end is not known in time; nothing where the key is free
     * @throws PurchaseKeyReused if the key stands for another purchase
     * @throws Refusal what the order was REJECTED with
     */
    Optional<OrderDetails> earlierAnswer(Purchase purchase, UUID key, Attempt attempt) {
        if (key == null) {
            return Optional.empty();
        }
        return orders.under(key, purchase.studentId()).map(earlier -> {
            if (!earlier.isOf(purchase)) {
                throw new PurchaseKeyReused(key);
            }
            return awaited(earlier, attempt).asPurchased();
        });
    }

    private OrderDetails awaited(OrderDetails order, Attempt attempt) {
        if (order.status() != OrderStatus.PENDING || !waiting.tryAcquire()) {
            return order;
        }
        try {
            return ended(order, attempt);
        } finally {
            waiting.release();
        }
    }

    private OrderDetails ended(OrderDetails pending, Attempt attempt) {
        var order = pending;
        var length = SHORTEST_PAUSE;
        while (order.status() == OrderStatus.PENDING && !attempt.isOver()) {
            pause.of(length);
            length = length.compareTo(LONGEST_PAUSE) < 0 ? length.multipliedBy(2) : length;
            order = orders.order(order.id());
        }
        return order;
    }
}
