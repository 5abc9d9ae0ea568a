package org.coursemarket.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Tasks of which one runs at a time, until it ends or waits. Whose turn is next, and whether time goes on before, the random numbers
 * decide. A task is a thread, for what it runs is written for threads; it only ever runs between its turn and the next wait. Handing
 * a turn over costs most of a simulation, so a task that gives way hands it to the next one by itself, or keeps it.
 */
public final class Scheduler {
    /** Nobody there may go on: thrown in the tasks of a process that has died. */
    static final class Killed extends Error {
        Killed() {
            super("the process has died", null, false, false);
        }
    }

    /** What tasks belong to; they end when it does. */
    interface Life {
        boolean isOver();
    }

    static final Life FOREVER = () -> false;

    private static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "simulated");
        thread.setDaemon(true);
        return thread;
    });

    private static final ThreadLocal<Scheduler> OF_THIS_THREAD = new ThreadLocal<>();
    private static final int LONGEST_STALL_MS = 16_000;

    private record Event(Instant at, long number, Runnable what) {}

    private final class Task {
        final Life life;
        final Runnable work;
        final Semaphore turn = new Semaphore(0);
        BooleanSupplier ready = () -> true;
        boolean hasThread;

        Task(Life life, Runnable work) {
            this.life = life;
            this.work = work;
        }

        boolean isReady() {
            return isClosed || life.isOver() || ready.getAsBoolean();
        }
    }

    private final Random random;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Task> ready = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Semaphore back = new Semaphore(0);
    private final StringBuilder log = new StringBuilder();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private Instant end = now;
    private double trouble;
    private long eventCount;
    private Task current;
    private Throwable failure;
    private boolean isClosed;

    Scheduler(Random random) {
        this.random = random;
    }

    /** How often a thread stalls, from 0 to 1 of its steps. */
    void trouble(double share) {
        trouble = share;
    }

    /** Whether a pool of threads is exhausted at this moment. */
    boolean hasNoThread() {
        return random.nextDouble() < trouble / 2;
    }

    Instant now() {
        return now;
    }

    /** A line of what happens. */
    void tell(String what) {
        log.append(now).append(' ').append(what).append('\n');
    }

    String log() {
        return log.toString();
    }

    /** From now on the work may have its turn; nothing where the life is over. */
    void spawn(Life life, Runnable work) {
        if (!life.isOver() && !isClosed) {
            tasks.add(new Task(life, work));
        }
    }

    /** Must not wait for anything. */
    void after(Duration delay, Runnable event) {
        events.add(new Event(now.plus(delay), eventCount++, event));
    }

    /** Others may have their turn, if this is one of a simulation's threads. */
    public static void anyMoment() {
        var scheduler = OF_THIS_THREAD.get();
        if (scheduler != null) {
            scheduler.step();
        }
    }

    /** Others may have their turn. */
    void step() {
        await(() -> true);
    }

    void sleep(Duration length) {
        await(() -> false, length);
    }

    void await(BooleanSupplier condition) {
        var task = current;
        if (random.nextDouble() < trouble) {
            stall(task);
        }
        boolean isQuick = random.nextInt(4) > 0;
        if (isQuick && !isClosed && !task.life.isOver() && condition.getAsBoolean()) {
            return;
        }
        giveWay(task, condition);
    }

    /** The thread has no turn for so long that others may take it for dead. */
    private void stall(Task task) {
        var end = now.plus(Duration.ofMillis(random.nextInt(LONGEST_STALL_MS)));
        after(Duration.between(now, end), () -> {});
        giveWay(task, () -> !now.isBefore(end));
    }

    private void giveWay(Task task, BooleanSupplier condition) {
        task.ready = condition;
        var next = next();
        if (next != task) {
            handOver(next);
            task.turn.acquireUninterruptibly();
        }
        if (isClosed || task.life.isOver()) {
            throw new Killed();
        }
    }

    /** False where the condition has not come true in time. */
    boolean await(BooleanSupplier condition, Duration patience) {
        var end = now.plus(patience);
        after(patience, () -> {});
        await(() -> condition.getAsBoolean() || !now.isBefore(end));
        return condition.getAsBoolean();
    }

    /** What must not be ends the run, whoever would catch it. */
    void check(Runnable checks) {
        try {
            checks.run();
        } catch (AssertionError broken) {
            fail(broken);
        }
    }

    /** The run has shown what must not be. */
    void fail(Throwable fault) {
        if (failure == null) {
            failure = fault;
        }
    }

    /** Goes on until the end, or nothing is left to do; throws what a task has thrown. */
    void runUntil(Instant theEnd) {
        end = theEnd;
        while (goesOn()) {
            var task = next();
            if (task != null) {
                resume(task);
            }
            if (goesOn()) {
                letTimePass();
            }
        }
        if (failure != null) {
            close();
            throw new AssertionError(
                    failure instanceof Promise.Broken ? failure.getMessage() : failure.toString(), failure);
        }
    }

    /** Ends every task. */
    void close() {
        isClosed = true;
        while (!tasks.isEmpty()) {
            resume(tasks.get(0));
        }
    }

    private boolean goesOn() {
        return failure == null && !isClosed && now.isBefore(end);
    }

    /** Whose turn it is; null where time passes before, or nothing goes on. */
    private Task next() {
        if (!goesOn()) {
            return null;
        }
        ready.clear();
        for (var task : tasks) {
            if (task.isReady()) {
                ready.add(task);
            }
        }
        boolean isSlow = random.nextInt(8) == 0; // threads don't all run at once
        return ready.isEmpty() || (isSlow && hasEvent()) ? null : ready.get(random.nextInt(ready.size()));
    }

    private void letTimePass() {
        if (hasEvent()) {
            var event = events.remove();
            now = event.at;
            event.what.run();
        } else {
            now = end;
        }
    }

    private boolean hasEvent() {
        return !events.isEmpty() && events.peek().at.isBefore(end);
    }

    /** Until it is no task's turn. */
    private void resume(Task task) {
        handOver(task);
        back.acquireUninterruptibly();
    }

    /** To whoever runs the simulation where it is no task's turn. */
    private void handOver(Task next) {
        current = next;
        if (next == null) {
            back.release();
        } else if (next.hasThread) {
            next.turn.release();
        } else {
            THREADS.execute(() -> work(next));
        }
    }

    /** The task's, and then that of whichever is next and has no thread yet. */
    private void work(Task first) {
        OF_THIS_THREAD.set(this);
        var task = first;
        while (task != null && !task.hasThread) {
            current = task;
            task.hasThread = true;
            run(task);
            tasks.remove(task);
            task = next();
        }
        OF_THIS_THREAD.remove();
        handOver(task);
    }

    private void run(Task task) {
        try {
            if (!task.life.isOver() && !isClosed) {
                task.work.run();
            }
        } catch (Killed expected) {
            // as it should
        } catch (Throwable fault) {
            fail(fault);
        }
    }
}
