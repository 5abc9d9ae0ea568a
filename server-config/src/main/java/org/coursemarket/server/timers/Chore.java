package org.coursemarket.server.timers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Work that a timer repeats. It never throws: a timer that failed twice is given up by the server, and a database that is away now
 * comes back. One thread at a time.
 */
public final class Chore {
    private final Logger log;
    private final String complaint;
    private boolean failing;

    /** The complaint is logged once for each row of failures. */
    public Chore(Logger log, String complaint) {
        this.log = log;
        this.complaint = complaint;
    }

    public void run(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (Throwable e) { // an error too, for the sake of the timer
            if (!failing) {
                log.log(Level.ERROR, complaint, e);
            }
            failing = true;
        }
    }
}
