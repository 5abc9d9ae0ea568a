package org.coursemarket.runtime.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings the tables to this version at the start, before a request or a timer comes to them. Flyway commits by itself. The scripts in
 * {@code db/migration} are for both databases; those in {@code db/h2} and {@code db/postgresql}, where there are any, for that one alone.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
    private static final Logger LOG = System.getLogger(SchemaMigration.class.getName());

    /**
     * A database that starts at the same time, after a power cut say, gets half a minute to come up. A pooler before it may be up first.
     */
    private static final int RETRIES = 15;

    private static final int RETRY_INTERVAL_SECONDS = 2;

    @Resource(lookup = Database.JNDI_NAME)
    DataSource database;

    @PostConstruct
    void migrate() {
        boolean isBehindPooler = isBehindPooler();
        if (isBehindPooler) {
            Pooler.requireChoiceOfPreparing();
        }
        var flyway = Flyway.configure(getClass().getClassLoader())
                .dataSource(database)
                .locations(locations());
        // Its lock, in a transaction, would be one that does nothing while a long migration runs. But a pooler would
        // take the lock of a session at one of its connections, and give it back at another.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(isBehindPooler);
        flyway.load().migrate();
    }

    private boolean isBehindPooler() {
        try {
            for (int retries = 0; retries < RETRIES; retries++) {
                try {
                    return looksBehindPooler();
                } catch (SQLException notYet) {
                    LOG.log(Level.WARNING, "no database yet: " + notYet.getMessage());
                    TimeUnit.SECONDS.sleep(RETRY_INTERVAL_SECONDS);
                }
            }
            return looksBehindPooler();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean looksBehindPooler() throws SQLException {
        try (var connection = database.getConnection()) {
            return DatabaseConfig.kind().equals("postgresql") && Pooler.isBehind(connection);
        }
    }

    private String[] locations() {
        var folders = new ArrayList<>(List.of("db/migration"));
        String ofThisDatabase = "db/" + DatabaseConfig.kind();
        if (getClass().getClassLoader().getResource(ofThisDatabase) != null) { // or Flyway would complain
            folders.add(ofThisDatabase);
        }
        return folders.stream().map("classpath:"::concat).toArray(String[]::new);
    }
}
