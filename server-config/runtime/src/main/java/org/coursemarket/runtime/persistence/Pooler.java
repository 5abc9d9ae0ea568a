package org.coursemarket.runtime.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * What may stand before PostgreSQL and lend its own connections, PgBouncer for one: each for a session, for a transaction, or for a
 * statement. The last is of no use here.
 */
final class Pooler {
    private static final String THRESHOLD = "prepareThreshold";

    private Pooler() {}

    /**
     * Whether there is one. It makes up the process that it tells the driver, and the process at the other end tells its own number.
     *
     * @param connection to PostgreSQL
     * @throws SQLException where it takes no transaction
     */
    static boolean isBehind(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            boolean isAnother =
                    rows.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
            connection.commit();
            connection.setAutoCommit(true);
            return isAnother;
        }
    }

    /**
     * Whoever uses one has to say what becomes of prepared statements: where each transaction gets another connection, the fifth use of
     * a statement fails, or the next one.
     *
     * @throws IllegalArgumentException if they have not
     */
    static void requireChoiceOfPreparing() {
        if (!DatabaseConfig.names(THRESHOLD)) {
            throw new IllegalArgumentException(
                    "a pooler stands before PostgreSQL: the URL of the database (COURSE_DB_URL, ORDER_DB_URL) must have"
                            + " prepareThreshold=0, or prepareThreshold=5 if the pooler keeps prepared statements");
        }
    }
}
