package org.coursemarket.runtime.persistence;

import jakarta.ejb.ConcurrentAccessTimeoutException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.coursemarket.runtime.problems.Causes;

/**
 * What a failure says of the database, by its SQLSTATE: PostgreSQL's are in its appendix A, those of H2 are in its class
 * {@code ErrorCode}. The states that both have mean the same. H2's own are in class 90, where each has a meaning of its own.
 */
public enum DatabaseFailure {
    /** The database does not answer, or can't do its work now. Nobody who asks for anything fares better. */
    UNAVAILABLE,
    /** This statement came in the way of another one, and may succeed when it is sent again. */
    CONFLICT,
    /** The statement is wrong, or the failure is not of the database. It fails again. */
    DEFECT;

    /** Connection, authorization, resources, state of an object, operator, system, configuration file, internal error. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "53", "55", "57", "58", "F0", "XX");

    private static final Set<String> UNAVAILABLE_IN_POSTGRESQL = Set.of(
            "25006", // the transaction may only read: a standby, or an administrator wants it so
            "25P03", // the transaction did nothing for too long
            "25P04", // the transaction took too long
            "26000", // the session forgot a prepared statement, behind a pool of others' for one
            "34000", // the session forgot a cursor
            "3D000", // the database is not there, while it is restored for one
            "3F000", // the schema is not there
            "40003", // it is unknown whether the statement was completed
            "42501", // the right to it was taken away
            "42P01", // the table is not there
            "42P05", // the session has this prepared statement already, from somebody else
            "60000", // the driver: system error
            "99999"); // the driver: a connection failed in a way that it does not know

    private static final Set<String> UNAVAILABLE_IN_H2 = Set.of(
            "HY000", // general error, of the file system for one
            "HYT00", // a lock could not be had in time
            "42S02", // the table is not there
            "42S03", // nor this one
            "42S04", // there is no table at all
            "90007", // the connection was closed
            "90013", // the database is not there
            "90020", // another process has the database open
            "90024", // a file can't be renamed
            "90025", // a file can't be deleted
            "90028", // input or output failed
            "90030", // a file is damaged
            "90031", // input or output failed
            "90034", // the trace file can't be written
            "90048", // a file is of another version
            "90049", // a file can't be decrypted
            "90062", // a file can't be made
            "90067", // the connection is broken
            "90079", // the schema is not there
            "90093", // cluster
            "90094", // cluster
            "90096", // the right to it was taken away
            "90097", // the database may only be read
            "90098", // the database is closed
            "90108", // out of memory
            "90117", // the server takes no connections from elsewhere
            "90121", // the process ends
            "90124", // a file is not there
            "90135", // somebody has the database alone
            "90143", // a row is not where its index says
            "90144", // who is to know the user does not answer
            "90146", // the database is not there
            "90149"); // nor this one

    private static final Set<String> CONFLICTS = Set.of(
            "0A000", // PostgreSQL: a prepared statement no longer fits its table; no feature that it lacks is used
            "40000", // PostgreSQL: rolled back
            "40001", // PostgreSQL: serialization; H2: deadlock
            "40P01", // PostgreSQL: deadlock
            "72000", // PostgreSQL: the snapshot is too old
            "90039", // H2: a large object was closed meanwhile
            "90112", // H2: the row was deleted meanwhile
            "90131"); // H2: the row was changed meanwhile

    private static final String CHANGED_TYPE_OF_ENUM = "55P04"; // by a statement that is wrong

    /** The gravest that is said anywhere in the chain of causes, or in what was suppressed there. */
    public static DatabaseFailure behind(Throwable failure) {
        return Causes.of(failure)
                .flatMap(DatabaseFailure::withSuppressed)
                .map(DatabaseFailure::of)
                .min(Enum::compareTo)
                .orElse(DEFECT);
    }

    /** WildFly's transactions carry why one could not be committed as what was suppressed. */
    private static Stream<Throwable> withSuppressed(Throwable failure) {
        return Stream.concat(
                Stream.of(failure), Stream.of(failure.getSuppressed()).flatMap(Causes::of));
    }

    private static DatabaseFailure of(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return of(sql.getSQLState());
        }
        // The server says no more of a connection that broke before its commit.
        boolean isServers = failure instanceof ConcurrentAccessTimeoutException || failure instanceof SystemException;
        return isServers ? UNAVAILABLE : DEFECT;
    }

    private static DatabaseFailure of(String state) {
        if (state == null || state.isEmpty()) {
            return UNAVAILABLE; // the server's pool gives no state when it finds no connection
        }
        boolean isUnavailable = UNAVAILABLE_IN_POSTGRESQL.contains(state)
                || UNAVAILABLE_IN_H2.contains(state)
                || UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith);
        if (isUnavailable && !state.equals(CHANGED_TYPE_OF_ENUM)) {
            return UNAVAILABLE;
        }
        return CONFLICTS.contains(state) ? CONFLICT : DEFECT;
    }
}
