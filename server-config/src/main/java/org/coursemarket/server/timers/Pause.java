package org.coursemarket.server.timers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting, for whoever has to. */
@ApplicationScoped
public class Pause {
    /** Returns after this time, or sooner. */
    public void of(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
