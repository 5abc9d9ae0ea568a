package org.coursemarket.order.seats.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timer;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.threads.Dispatcher;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Calls the course service once after the start, as soon as it is there: the first call gets the token and loads the client's
 * classes, for longer than a buyer may have to wait on a slow machine.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstCall {
    private static final Logger LOG = System.getLogger(FirstCall.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final UUID NOBODYS = new UUID(0, 0);

    @Inject
    Seats seats;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Dispatcher dispatcher;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private Chore calling;
    private volatile boolean isAnswered;

    @PostConstruct
    void begin() {
        calling = new Chore(LOG, "the course service can't be called", PERIOD, stopwatch, executor, this::call);
        dispatcher.everySecond(this::unlessAnswered);
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", timezone = "UTC", persistent = false)
    void run(Timer timer) {
        if (isAnswered) {
            timer.cancel();
        } else {
            dispatcher.soon(this::unlessAnswered);
        }
    }

    private void unlessAnswered() {
        if (!isAnswered) {
            calling.start();
        }
    }

    private void call() {
        try {
            seats.find(NOBODYS, Attempt.first(clock, stopwatch, PATIENCE));
        } catch (SeatLost asExpected) {
            isAnswered = true;
        } catch (SeatsUnavailable | OutcomeUnknown notYet) {
            // it starts later than this service, say
        }
    }
}
