package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Gives the seats of lapsed holds back where nobody asks for them. When a hold lapses is a moment of its course, as the client was told
 * it. A clock that is set forward ends holds early. One that is set back keeps them longer, but no hold longer than its time to live
 * from when its {@code reservedAt} is seen to lie far in the future.
 */
@ApplicationScoped
public class ExpirySweep {
    private static final Logger LOG = System.getLogger(ExpirySweep.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int HOLDS_AT_ONCE = 1_000;

    @Inject
    ReservationStore reservations;

    @Inject
    SeatDesk desk;

    @Inject
    SeatSettings settings;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private Chore sweeping;
    private Elapsed sinceSweep;

    @PostConstruct
    void begin() {
        sweeping = new Chore(LOG, "lapsed holds can't be looked for", PERIOD, stopwatch, executor, this::sweep);
        sinceSweep = new Elapsed(stopwatch);
    }

    /** Starts to hand an Expire for each lapsed hold to the desk, the oldest first; one that is repeated changes nothing. */
    public void start() {
        sweeping.start();
    }

    private void sweep() {
        try {
            var now = clock.instant();
            reservations.lapsedHolds(now, limit()).forEach(this::look);
            reservations.holdsOfTheFuture(now, settings.timeToLive(), limit()).forEach(this::look);
        } finally {
            sinceSweep.restart();
        }
    }

    private void look(UUID reservation) {
        desk.submit(new Expire(reservation));
    }

    /** How long ago the last sweep ended, whatever became of it, or before the first the service began. */
    public Duration sinceSweep() {
        return sinceSweep.time();
    }

    /** At most a quarter of the queue, so that buyers find room too. */
    private int limit() {
        return Math.min(HOLDS_AT_ONCE, settings.queueCapacity() / 4 + 1);
    }
}
