package org.coursemarket.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL with the settings that it has everywhere, as far as they matter here: a commit is on the disk. */
final class Postgres implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres running;

    /** Begins with nothing. */
    Postgres(Path directory) {
        this.directory = directory;
        try {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(true)
                    // The library switches both off, fsync by an option that this one comes after.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("session_preload_libraries", "auto_explain") // silent until it is asked
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireSafeCommits();
    }

    Database create(String name) {
        execute("postgres", "create database " + name);
        return new Database("jdbc:postgresql://localhost:" + running.getPort() + "/" + name, "postgres", "postgres");
    }

    /** One without a bound on its time, for work on a database beside that of the services. */
    Connection connect(String database) throws SQLException {
        return running.getDatabase("postgres", database).getConnection();
    }

    /** What is done with one connection. */
    interface Work {
        void by(Statement statement) throws SQLException;
    }

    void with(String database, Work work) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            work.by(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String database, String... statements) {
        with(database, statement -> {
            for (String sql : statements) {
                statement.execute(sql);
            }
        });
    }

    String show(String setting) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it writes down what it is told to. */
    Path logs() {
        return directory.resolve("data").resolve(show("log_directory"));
    }

    Watched process() {
        try (var lines = Files.lines(directory.resolve("data/postmaster.pid"))) {
            return new Watched(
                    "database", Long.parseLong(lines.findFirst().orElseThrow().strip()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireSafeCommits() {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!show(setting).equals("on")) {
                throw new IllegalStateException(setting + " is " + show(setting));
            }
        }
    }
}
