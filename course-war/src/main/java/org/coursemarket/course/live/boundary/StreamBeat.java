package org.coursemarket.course.live.boundary;

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
import org.coursemarket.course.live.control.LiveCourses;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.threads.Dispatcher;
import org.coursemarket.runtime.time.Stopwatch;

/** Looks four times a second what has changed, if anybody watches. What time makes necessary is done as often, also where the database is slow. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamBeat {
    private static final Logger LOG = System.getLogger(StreamBeat.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(250);

    @Inject
    LiveCourses courses;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    @PostConstruct
    void begin() {
        var look = new Chore(LOG, "courses can't be watched", PERIOD, stopwatch, executor, courses::look);
        var beat = new Chore(LOG, "streams can't be kept", PERIOD, stopwatch, executor, courses::beat);
        dispatcher.everyQuarterSecond(() -> {
            if (courses.isWatched()) {
                look.start();
                beat.start();
            }
        });
    }
}
