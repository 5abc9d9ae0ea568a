package org.coursemarket.runtime.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.coursemarket.runtime.threads.Workers;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database takes a write in a transaction: one that changes no row of the table that the application names as
 * {@code database.table}. A pooler before it, in the wrong mode, takes single statements and no transaction.
 * Whoever asks waits for at most two seconds. The database is asked at most once a second, by one thread, however many ask here.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration VALIDITY = Duration.ofSeconds(1);

    @Resource(lookup = Database.JNDI_NAME)
    DataSource database;

    @Inject
    @ConfigProperty(name = "database.table")
    String table;

    @Inject
    Workers workers;

    @Inject
    Stopwatch stopwatch;

    // Guarded by this.
    private CompletableFuture<Boolean> answer;
    private Elapsed sinceAsked;

    /** Has this made at the start: WildFly asks it on a thread where no name of the application is found. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // it is there now
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(takesAWrite()).build();
    }

    boolean takesAWrite() {
        try {
            return lastAnswer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException no) {
            return false;
        }
    }

    /** One that is on its way is waited for, however old it is. */
    private synchronized CompletableFuture<Boolean> lastAnswer() {
        boolean isOver = answer != null && answer.isDone() && sinceAsked.time().compareTo(VALIDITY) >= 0;
        if (answer == null || isOver) {
            var begin = new Elapsed(stopwatch);
            answer = CompletableFuture.supplyAsync(this::write, workers); // unless there is no thread
            sinceAsked = begin;
        }
        return answer;
    }

    private boolean write() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writeNothing(connection);
                return true;
            } finally {
                connection.setAutoCommit(true); // also where it can't be rolled back: others get it next
            }
        } catch (SQLException no) {
            return false;
        }
    }

    private void writeNothing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            statement.executeUpdate("update " + table + " set id = id where 1 = 0");
        } finally {
            connection.rollback(); // there is nothing to keep
        }
    }
}
