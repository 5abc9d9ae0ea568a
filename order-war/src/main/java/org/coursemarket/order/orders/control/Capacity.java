package org.coursemarket.order.orders.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.seats.control.Buyers;

/**
 * Bounds what is under way at once. A purchase or a refund keeps one of the server's threads while it waits for the course service
 * and the database, and threads must be left for those who only want to know, or to be told to come back.
 */
@ApplicationScoped
public class Capacity implements Buyers {
    /** Of the 368 threads of the pre-boot commands; as many as 96 more may wait for bodies. */
    static final int MOST_UNDER_WAY = 256;

    private final Semaphore places = new Semaphore(MOST_UNDER_WAY);

    @Inject
    OrderMetrics metrics;

    @PostConstruct
    void show() {
        metrics.watchUnderWay(this::underWay);
    }

    @Override
    public int underWay() {
        return MOST_UNDER_WAY - places.availablePermits();
    }

    /**
     * Does the work at once, or not at all.
     *
     * @throws OrdersBusy if as much is under way as may be
     */
    public <T> T during(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new OrdersBusy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
