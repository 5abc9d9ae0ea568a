package org.coursemarket.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** A process: beans, timers and tasks, which all die with it. What it has answered and committed stays. */
final class Node {
    /** One time that the process runs. */
    final class Run implements Scheduler.Life {
        private boolean isOver;
        private Container beans;

        @Override
        public boolean isOver() {
            return isOver;
        }

        <T> T bean(Class<T> type) {
            return beans.get(type);
        }

        Node node() {
            return Node.this;
        }
    }

    private static final Duration TIMER = Duration.ofSeconds(2);
    private static final ThreadLocal<Instant> LAST_READ = new ThreadLocal<>();

    private final String name;
    private final Scheduler scheduler;
    private final Duration clockError;
    private final Function<Run, Container> wiring;
    private final List<Class<?>> timers;
    private Run run;

    Node(
            String name,
            Scheduler scheduler,
            Duration clockError,
            List<Class<?>> timers,
            Function<Run, Container> wiring) {
        this.name = name;
        this.scheduler = scheduler;
        this.clockError = clockError;
        this.timers = timers;
        this.wiring = wiring;
        start();
    }

    boolean isUp() {
        return !run.isOver;
    }

    Run run() {
        return run;
    }

    void start() {
        scheduler.tell(name + " starts");
        run = new Run();
        run.beans = wiring.apply(run);
        tick(run);
    }

    void kill() {
        scheduler.tell(name + " dies");
        run.isOver = true;
    }

    /** The system's, on this machine. */
    Clock clock() {
        InstantSource source = () -> {
            LAST_READ.set(scheduler.now().plus(clockError));
            return LAST_READ.get();
        };
        return source.withZone(ZoneOffset.UTC);
    }

    /** What the clock said when this thread last asked it. */
    Instant lastRead() {
        return LAST_READ.get();
    }

    Executor executor(Run mine) {
        return work -> {
            if (mine.isOver) {
                throw new RejectedExecutionException();
            }
            scheduler.spawn(mine, work);
        };
    }

    private void tick(Run mine) {
        scheduler.after(TIMER, () -> {
            if (!mine.isOver) {
                timers.forEach(mine.beans::callTimers);
                tick(mine);
            }
        });
    }
}
