package org.coursemarket.runtime.threads;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;
import org.coursemarket.runtime.problems.Causes;

/**
 * One thread that starts what others do: work that recurs, and threads. It begins with the application, and waits for nothing.
 *
 * <p>It counts the time that passes on this machine. The server's timers wait for a time of the calendar: a clock that is set back
 * stops them for as long.
 *
 * <p>It is in no enterprise bean. The server gives to each task and thread a copy of the invocation that its starter is in, and the
 * copy shares with the original what holds the EntityManager of reads without a transaction: when a timer's method returns, the server
 * closes what the tasks that it started still read with.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private static final int QUARTER_MILLIS = 250;

    private final Queue<Runnable> everySecond = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> everyQuarterSecond = new ConcurrentLinkedQueue<>();
    private volatile ScheduledThreadPoolExecutor thread;

    /** In the context of the web application, which its thread gets too. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing that is called here throws
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        var one = new ScheduledThreadPoolExecutor(1, threads);
        one.scheduleWithFixedDelay(() -> everySecond.forEach(Dispatcher::perform), 1, 1, TimeUnit.SECONDS);
        one.scheduleWithFixedDelay(
                () -> everyQuarterSecond.forEach(Dispatcher::perform),
                QUARTER_MILLIS,
                QUARTER_MILLIS,
                TimeUnit.MILLISECONDS);
        thread = one;
    }

    /** Has this called once a second. The call must not wait for anything. */
    public void everySecond(Runnable call) {
        everySecond.add(call);
    }

    /** Has this called four times a second. The call must not wait for anything. */
    public void everyQuarterSecond(Runnable call) {
        everyQuarterSecond.add(call);
    }

    /** Has this called as soon as may be, or never, before the application has begun and after its end. It must not wait for anything. */
    public void soon(Runnable call) {
        try {
            execute(() -> perform(call));
        } catch (RejectedExecutionException notNow) {
            // who calls has a timer, which will call again
        }
    }

    /**
     * A thread that is in the context of the application, and not yet started. Waits for it: not to be called by what is called here.
     *
     * @throws RejectedExecutionException before the application has begun and after its end
     */
    Thread newThread(Runnable work) {
        var made = new CompletableFuture<Thread>();
        execute(() -> {
            try {
                made.complete(threads.newThread(work));
            } catch (Throwable failure) { // whatever it is, nobody may wait for ever
                made.completeExceptionally(failure);
            }
        });
        return made.join();
    }

    private void execute(Runnable call) {
        var present = thread;
        if (present == null) {
            throw new RejectedExecutionException("the application has not begun");
        }
        present.execute(call);
    }

    private static void perform(Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) { // whatever it is, the others have their turn, and this one again
            if (Causes.of(failure).anyMatch(NamingException.class::isInstance)) {
                // A timer may call while a start that failed is undone: the names of the application are gone before
                // its threads.
                LOG.log(Level.WARNING, "a call was made without an application around it: {0}", failure.getMessage());
            } else {
                LOG.log(Level.ERROR, "a call failed", failure);
            }
        }
    }

    @PreDestroy
    void end() {
        if (thread != null) { // null where the start failed before this began
            thread.shutdownNow();
        }
    }
}
