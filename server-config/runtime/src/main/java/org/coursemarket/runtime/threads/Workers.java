package org.coursemarket.runtime.threads;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the server's for work that begins many times a second. The server's own executor gathers a context for each task, and
 * looks through all its libraries for what may belong to one. These have that of the application, and whatever else the thread had
 * that asked for the first of their tasks: nothing here may trust in it.
 */
@ApplicationScoped
public class Workers implements Executor {
    /** Those who have work here have it for a few threads at a time, unless those who are answered on them don't read. */
    private static final int MOST = 128;

    private static final int IDLE_SECONDS = 60;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private ExecutorService pool;

    @PostConstruct
    void open() {
        pool = new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    /**
     * Begins the work at once.
     *
     * @throws RejectedExecutionException if every thread is at work, or the application stops
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
