package org.coursemarket.course.catalog.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.coursemarket.course.catalog.control.UnlistedCourses;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.threads.Dispatcher;
import org.coursemarket.runtime.time.Stopwatch;

/** Lists the courses from before there was a list, some each second, until there are none. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ListUpkeep {
    private static final Logger LOG = System.getLogger(ListUpkeep.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int TRANSACTIONS = 200; // between two of them sales go on

    @Inject
    UnlistedCourses unlisted;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    private volatile boolean isDone;

    @PostConstruct
    void begin() {
        var listing = new Chore(LOG, "courses can't be listed", PERIOD, stopwatch, executor, this::list);
        dispatcher.everySecond(() -> {
            if (!isDone) {
                listing.start();
            }
        });
    }

    private void list() {
        for (int i = 0; i < TRANSACTIONS && !isDone; i++) {
            isDone = !unlisted.listSome();
        }
    }
}
