package org.coursemarket.runtime.time;

import jakarta.enterprise.context.ApplicationScoped;

/** Time that passes on this machine, whatever its clock is set to. */
@ApplicationScoped
public class Stopwatch {
    /** Nanoseconds since some moment; only differences mean something. */
    public long nanos() {
        return System.nanoTime();
    }
}
