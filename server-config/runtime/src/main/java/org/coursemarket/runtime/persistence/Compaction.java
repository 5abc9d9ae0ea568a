package org.coursemarket.runtime.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.File;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.coursemarket.runtime.threads.Chore;
import org.coursemarket.runtime.threads.Dispatcher;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;
import org.eclipse.microprofile.config.Config;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file of an embedded H2 small while it is written to. Each commit adds the whole pages that it changed, some 20 KB per order,
 * and the pages that they replace stay in the file. H2 2.2.224 frees their space on a thread that it runs only where commits reach the
 * file late, by {@code WRITE_DELAY}; here none may.
 *
 * <p>One thread at a time does it.
 */
@ApplicationScoped
public class Compaction {
    private static final Logger LOG = System.getLogger(Compaction.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** What no file is made smaller than, and how much it grows before it is worth the work again. */
    private static final long LEAST_BYTES = 4 * 1_024 * 1_024;

    /** Commits wait for as long, or for one step of it that takes longer. */
    private static final int MOST_MILLIS = 50;

    /**
     * For so many times as long as it took nothing is done. The larger the file has grown, the longer it takes: with 5, three hundred
     * purchases a second came to eight times what they stored.
     */
    private static final int REST = 2;

    /** A step writes up to 32 MB before it frees any, and H2 closes a database that finds no space. */
    private static final long LEAST_SPACE_BYTES = 128 * 1_024 * 1_024;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    Executor executor;

    @Inject
    Config config;

    @Inject
    Stopwatch stopwatch;

    @Inject
    Dispatcher dispatcher;

    /** Null until the database was seen. */
    private File file;

    private long dueBytes = LEAST_BYTES;
    private Duration rest = Duration.ZERO;
    private Elapsed sinceLast;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (setting("url").matches("jdbc:h2:(?!tcp:|ssl:|mem:).*")) {
            var chore = new Chore(
                    LOG, "the database's file can't be made smaller", PERIOD, stopwatch, executor, this::compactIfDue);
            dispatcher.everySecond(chore::start);
        }
    }

    /** By a connection of its own: the server's pool gives out no driver's connection, only proxies. */
    private void compactIfDue() {
        if (file != null && !isDue()) {
            return;
        }
        var database = new JdbcDataSource();
        database.setURL(setting("url"));
        try (var connection = database.getConnection(setting("user"), setting("password"))) {
            compactIfDue(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String setting(String name) {
        return config.getValue("database." + name, String.class);
    }

    /** Of an embedded database. */
    void compactIfDue(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            var store = session.getDatabase().getStore().getMvStore();
            file = fileOf(store.getFileStore());
            if (isDue() && !store.isReadOnly()) {
                compact(store);
            }
        }
    }

    /** Its name begins with that of H2's file system. */
    private static File fileOf(FileStore<?> store) {
        return new File(store.getFileName().replaceFirst("^\\w{2,}:", ""));
    }

    private boolean isDue() {
        boolean isRested = sinceLast == null || sinceLast.time().compareTo(rest) >= 0;
        return isRested && file.length() >= dueBytes && file.getUsableSpace() >= LEAST_SPACE_BYTES;
    }

    private void compact(MVStore store) {
        int retentionMillis = store.getRetentionTime();
        var sinceBegin = new Elapsed(stopwatch);
        dueBytes = file.length() + LEAST_BYTES; // also where it fails
        try {
            store.compactFile(MOST_MILLIS);
            boolean isDone = sinceBegin.time().toMillis() < MOST_MILLIS;
            dueBytes = isDone ? file.length() + LEAST_BYTES : LEAST_BYTES;
        } finally {
            // It leaves none behind: what a commit replaces could be overwritten before the disk has the commit.
            store.setRetentionTime(retentionMillis);
            rest = sinceBegin.time().multipliedBy(REST);
            sinceLast = new Elapsed(stopwatch);
        }
    }
}
