package org.coursemarket.runtime.stopping;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.coursemarket.runtime.time.Pause;

/** Empties the service of requests, so that its process can be stopped and no client notices more than a 503. */
@Singleton
public class Drain implements DrainMXBean {
    static final String NAME = "org.coursemarket:type=Drain";

    /** Longer than the longest purchase and what comes on top of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** For the server, which sends the last bytes of an answer after the application is through with it. */
    private static final Duration LAST_BYTES = Duration.ofMillis(100);

    private final OpenRequests requests;
    private final StopSettings settings;
    private final Pause pause;
    private volatile boolean hasBegun;

    /** All of it its own: it is called from outside the application, where the server finds nothing behind an injected proxy. */
    @Inject
    public Drain(OpenRequests requests, StopSettings settings) {
        this(requests, settings, new Pause());
    }

    Drain(OpenRequests requests, StopSettings settings, Pause pause) {
        this.requests = requests;
        this.settings = settings;
        this.pause = pause;
    }

    @PostConstruct
    void register() {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void unregister() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int drain() {
        hasBegun = true;
        pause.of(settings.delay());
        requests.close();
        pause.until(requests.allAnswered(), PATIENCE);
        pause.of(LAST_BYTES);
        return requests.underWay();
    }

    /** Whether the service is told to stop. */
    public boolean hasBegun() {
        return hasBegun;
    }
}
