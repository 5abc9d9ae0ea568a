package org.coursemarket.runtime.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The time, for whoever needs it. */
@ApplicationScoped
public class SystemClock {
    /** In whole microseconds, as the databases store it: what an answer says is what a later one says. */
    @Produces
    @ApplicationScoped
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
