package org.coursemarket.system;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of a test's own, which stops or dies when the test says, and comes back at the same place. */
final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data;
    private EmbeddedPostgres running;

    PostgresServer(Path directory) {
        data = directory.resolve("postgres");
        start(0);
        try (var connection = running.getPostgresDatabase().getConnection()) {
            TwoDatabases.create(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The environment of both services, each on a database of its own here. */
    Map<String, String> settings() {
        return TwoDatabases.settings(this::url);
    }

    /** Comes back after a stop or a kill. */
    void restart() {
        start(running.getPort());
    }

    /** In good order. */
    void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every process of it, as {@code kill -9} does. */
    void kill() {
        var server = ProcessHandle.of(pid()).orElseThrow();
        var all = Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        stop(); // leaves its lock on the data
    }

    /** As above, while somebody's transaction is at the point of writing to this table, the only thing that keeps it from going on. */
    void killInTheMiddle(String database, String table) {
        try (var connection = running.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share mode"); // which readers pass
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> isWaitedFor(table, statement));
            kill();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isWaitedFor(String table, Statement statement) throws SQLException {
        try (var waiting = statement.executeQuery(
                "select 1 from pg_locks where relation = '" + table + "'::regclass and not granted")) {
            return waiting.next();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Of the process that the others are children of. */
    private long pid() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(int port) {
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // After a kill it first brings every file of its data to the disk, and that may be busy.
                    .setPGStartupWait(PATIENCE)
                    // What they are everywhere but here; fsync is switched off by an option that this one comes after.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + running.getPort() + "/" + database;
    }
}
