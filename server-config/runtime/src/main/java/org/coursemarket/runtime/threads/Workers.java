package org.coursemarket.runtime.threads;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the server's for work that begins many times a second. The server's own executor gathers a context for each task, and
 * looks through all its libraries for what may belong to one. These have that of the application, whoever asks for a task. What is
 * read on them is read in a transaction: the EntityManager of another read would live as long as the thread.
 */
@ApplicationScoped
public class Workers implements Executor {
    /** Those who have work here have it for a few threads at a time, unless those who are answered on them don't read. */
    private static final int MOST = 128;

    private static final int IDLE_SECONDS = 60;

    @Inject
    Dispatcher dispatcher;

    private ExecutorService pool;

    @PostConstruct
    void open() {
        pool = new ThreadPoolExecutor(
                0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), dispatcher::newThread);
    }

    /**
     * Begins the work at once.
     *
     * @throws RejectedExecutionException if every thread is at work, or the application has not begun or stops
     */
    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    @PreDestroy
    void close() {
        pool.shutdown();
    }
}
