package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.coursemarket.runtime.time.Stopwatch;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    private static final int COMMITS = 6_000;
    private static final int COMMITS_BETWEEN = 300;
    private static final int ROW_BYTES = 400;
    private static final long LEAST_BYTES = 8 * 1_024 * 1_024;

    @TempDir
    Path folder;

    private final Compaction compaction = new Compaction();

    private long skippedNanos;

    @BeforeEach
    void setStopwatch() {
        compaction.stopwatch = new Stopwatch() {
            @Override
            public long nanos() {
                return System.nanoTime() + skippedNanos;
            }
        };
    }

    @Test
    void aFileIsASmallMultipleOfWhatItStores() throws SQLException, IOException {
        try (var connection = open()) {
            connection.createStatement().execute("create table sale (id uuid primary key, what varchar(1000))");
            connection.createStatement().execute("create index sale_what on sale (what)");
            for (int i = 1; i <= COMMITS; i++) {
                sell(connection);
                if (i % COMMITS_BETWEEN == 0) {
                    skippedNanos += Duration.ofMinutes(1).toNanos(); // it has rested
                    compaction.compactIfDue(connection);
                }
            }
            assertThat(Files.size(folder.resolve("sales.mv.db"))).isLessThan(LEAST_BYTES + 5L * COMMITS * ROW_BYTES);
        }
        try (var connection = open();
                var rows = connection.createStatement().executeQuery("select count(distinct id) from sale")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(COMMITS);
        }
    }

    /** What a commit replaces is kept until the disk has the commit, as before. */
    @Test
    void theTimeThatReplacedPagesAreKeptIsTheSameAfterwards() throws SQLException {
        try (var connection = open()) {
            connection.createStatement().execute("create table sale (id uuid primary key, what varchar(1000))");
            for (int i = 1; i <= COMMITS_BETWEEN; i++) {
                sell(connection);
            }
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            var store = session.getDatabase().getStore().getMvStore();
            int before = store.getRetentionTime();

            compaction.compactIfDue(connection);

            assertThat(store.getRetentionTime()).isEqualTo(before).isPositive();
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:async:" + folder.resolve("sales") + ";WRITE_DELAY=0", "sa", "sa");
    }

    private static void sell(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("insert into sale values (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, UUID.randomUUID().toString().repeat(5));
            insert.executeUpdate();
        }
    }
}
