package org.coursemarket.runtime.warmup;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.coursemarket.runtime.stopping.Drain;
import org.coursemarket.runtime.threads.Dispatcher;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Has the service's exercises done before it is ready, until each was done as often as it may be, the time is over, or the service is told
 * to stop. What fails is tried again, and never keeps the service from becoming ready.
 */
@ApplicationScoped
public class WarmUp {
    /** Exercises that are done at the same time: enough to fill batches, and both cores of a small machine. */
    static final int THREADS = 16;

    static final Logger LOG = System.getLogger(WarmUp.class.getName());

    /** Between two looks at what has to be waited for. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Inject
    @Any
    Instance<Exercise> exercises;

    @Inject
    WarmUpSettings settings;

    @Inject
    Drain drain;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Pause pause;

    @Inject
    Dispatcher dispatcher;

    /** For what starts the workers; the dispatcher may not. */
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    @Inject
    Executor workers;

    private final String ticket = UUID.randomUUID().toString();
    private final AtomicBoolean hasBegun = new AtomicBoolean();

    /** Begins with the first who can ask for anything: it finds its server's port open, or somebody asks how it is. */
    private final AtomicReference<Elapsed> sinceStart = new AtomicReference<>();

    private volatile boolean isUnderWay;
    private volatile boolean isDone;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (isWanted()) {
            dispatcher.everySecond(this::beginOnce);
        }
    }

    /**
     * How much longer the service need not be sent anything; zero where nobody need wait for it any more, whatever its threads are at. Who
     * asks can reach the service, so its time has begun.
     */
    Duration left() {
        startTime();
        var left = settings.duration().minus(sinceStart.get().time());
        return isDone || left.isNegative() ? Duration.ZERO : left;
    }

    private void startTime() {
        sinceStart.compareAndSet(null, new Elapsed(stopwatch));
    }

    private boolean isWanted() {
        return !settings.duration().isZero();
    }

    /** Whether it is the service itself that sends this, to get warm. */
    public boolean sends(ContainerRequestContext request) {
        return isTicket(request.getHeaderString(OwnServer.TICKET_HEADER));
    }

    /** Nobody else knows the ticket, which counts until all have ended. */
    boolean isTicket(String sent) {
        return isUnderWay && ticket.equals(sent);
    }

    /** This server, to be asked by the service itself; throws what is known of why it can't be. */
    public OwnServer server() {
        URI address = settings.address().orElseThrow(() -> new IllegalStateException("the server says no port"));
        return new OwnServer(address, ticket);
    }

    void beginOnce() {
        if (isWanted() && hasBegun.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    /** Not past its time, and not where the service is told to stop. */
    private boolean mayGoOn() {
        return !left().isZero() && !drain.hasBegun();
    }

    private void run() {
        try {
            var server = server();
            while (!drain.hasBegun() && !server.listens()) {
                pause.of(PAUSE);
            }
            startTime();
            var trainings = exercises.stream()
                    .map(exercise -> new Training(exercise, stopwatch, this::mayGoOn))
                    .toList();
            isUnderWay = true;
            var working = new AtomicInteger(THREADS);
            for (int i = 0; i < THREADS; i++) {
                workers.execute(() -> work(trainings, server, working));
            }
        } catch (Throwable failure) { // whatever it is, the service gets ready without
            LOG.log(Level.WARNING, "the service is not warmed up: " + failure);
            isUnderWay = false;
            isDone = true;
        }
    }

    private void work(List<Training> trainings, OwnServer server, AtomicInteger working) {
        while (mayGoOn() && trainings.stream().anyMatch(Training::isOpen)) {
            boolean isAtRest = true;
            for (var training : trainings) {
                if (mayGoOn() && training.perform(server)) {
                    isAtRest = false;
                }
            }
            if (isAtRest) {
                pause.of(PAUSE);
            }
        }
        if (working.decrementAndGet() == 0) {
            LOG.log(Level.INFO, "warmed up in " + sinceStart.get().time() + ": " + trainings);
            isUnderWay = false;
            isDone = true;
        }
    }
}
