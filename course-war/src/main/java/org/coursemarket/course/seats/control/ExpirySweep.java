package org.coursemarket.course.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.runtime.threads.Chore;

/** Gives the seats of lapsed holds back where nobody asks for them. */
@ApplicationScoped
public class ExpirySweep {
    private static final Logger LOG = System.getLogger(ExpirySweep.class.getName());
    private static final int HOLDS_AT_ONCE = 1_000;

    @Inject
    ReservationStore reservations;

    @Inject
    SeatDesk desk;

    @Inject
    SeatSettings settings;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private final Chore chore = new Chore(LOG, "lapsed holds can't be looked for");
    private volatile Instant lastSweep;

    @PostConstruct
    void begin() {
        lastSweep = clock.instant();
    }

    /** Starts to hand an Expire for each lapsed hold to the desk, the oldest first; one that is repeated changes nothing. */
    public void start() {
        chore.start(executor, this::sweep);
    }

    private void sweep() {
        try {
            reservations.lapsedHolds(clock.instant(), limit()).forEach(id -> desk.submit(new Expire(id)));
        } finally {
            lastSweep = clock.instant();
        }
    }

    /** When the last sweep ended, whatever became of it; the start of this service before the first. */
    public Instant lastSweep() {
        return lastSweep;
    }

    /** At most a quarter of the queue, so that buyers find room too. */
    private int limit() {
        return Math.min(HOLDS_AT_ONCE, settings.queueCapacity() / 4 + 1);
    }
}
