package org.coursemarket.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.coursemarket.runtime.threads.Dispatcher;

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

    /** A bean whose timers are called again and again. */
    record Timer(Class<?> bean, Duration period) {}

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final String name;
    private final Scheduler scheduler;
    private final MachineClock clock;
    private final Function<Run, Container> wiring;
    private final List<Timer> timers;
    private Run run;

    Node(String name, Scheduler scheduler, MachineClock clock, List<Timer> timers, Function<Run, Container> wiring) {
        this.name = name;
        this.scheduler = scheduler;
        this.clock = clock;
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
        timers.forEach(timer -> tick(timer, run));
    }

    void kill() {
        scheduler.tell(name + " dies");
        run.isOver = true;
    }

    Clock clock() {
        return clock.withZone(ZoneOffset.UTC);
    }

    /** To whoever looks from outside. */
    Instant clockShows() {
        return clock.shown();
    }

    /** Does this at the very moment at which the clock here shows this time, unless it is past, or the clock is set meanwhile. */
    void at(Instant time, Runnable work) {
        var wait = Duration.between(clockShows(), time);
        if (!wait.isNegative()) {
            var mine = run;
            scheduler.after(wait, () -> scheduler.spawn(mine, work));
        }
    }

    Executor executor(Run mine) {
        return work -> {
            if (mine.isOver || scheduler.hasNoThread()) {
                throw new RejectedExecutionException();
            }
            scheduler.spawn(mine, work);
        };
    }

    /** Its beat; what is to be done soon is done at once. */
    Dispatcher dispatcher(Run mine) {
        return new Dispatcher() {
            @Override
            public void everySecond(Runnable call) {
                beat(call, mine);
            }

            @Override
            public void soon(Runnable call) {
                call.run();
            }
        };
    }

    private void beat(Runnable call, Run mine) {
        scheduler.after(BEAT, () -> {
            if (!mine.isOver) {
                call.run();
                beat(call, mine);
            }
        });
    }

    private void tick(Timer timer, Run mine) {
        scheduler.after(timer.period, () -> {
            if (!mine.isOver) {
                mine.beans.callTimers(timer.bean);
                tick(timer, mine);
            }
        });
    }
}
