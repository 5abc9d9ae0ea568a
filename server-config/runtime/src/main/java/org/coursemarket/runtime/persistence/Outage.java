package org.coursemarket.runtime.persistence;

import jakarta.ejb.ConcurrentAccessTimeoutException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import org.coursemarket.runtime.problems.Causes;

/** Tells a database that is away, stopping or overloaded from a statement that it refuses. */
public final class Outage {
    /**
     * SQLSTATE classes (PostgreSQL's appendix A): connection, lack of resources, operator intervention, system error; 90 is H2's
     * own, a closed database for one.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "90");

    /** A lock or a statement took too long for H2, or PostgreSQL ended the session of a transaction that did nothing. */
    private static final Set<String> TIMED_OUT = Set.of("HYT00", "25P03");

    private Outage() {}

    public static boolean isBehind(Throwable failure) {
        return Causes.of(failure).anyMatch(Outage::isOne);
    }

    private static boolean isOne(Throwable failure) {
        if (failure instanceof SQLException sql) {
            // The server's pool gives no state when it finds no connection.
            String state = sql.getSQLState() == null ? "08000" : sql.getSQLState();
            return TIMED_OUT.contains(state) || CLASSES.stream().anyMatch(state::startsWith);
        }
        // The server says no more of a connection that broke before its commit.
        return failure instanceof ConcurrentAccessTimeoutException || failure instanceof SystemException;
    }
}
