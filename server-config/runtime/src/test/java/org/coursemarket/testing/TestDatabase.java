package org.coursemarket.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The two kinds of database that the services run on; each call gives fresh ones. */
public enum TestDatabase {
    H2 {
        @Override
        public Access create(String name) {
            try {
                var file = Files.createTempDirectory("coursemarket").resolve(name);
                return new Access("jdbc:h2:async:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "sa");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        public Access create(String name) {
            String unique = name + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + unique);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Access(
                    "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + unique, "postgres", "postgres");
        }
    };

    /** How to log in to one of them. */
    public record Access(String url, String user, String password) {}

    /** Started when it is first asked for, stopped with the tests. */
    private static final class Server {
        private static final Duration PATIENCE = Duration.ofMinutes(1); // of a busy machine, too
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public abstract Access create(String name);

    /** The environment of both services on databases of their own. */
    public Map<String, String> settings() {
        var course = create("course");
        var order = create("order");
        return Map.of(
                "COURSE_DB_URL", course.url(),
                "COURSE_DB_USER", course.user(),
                "COURSE_DB_PASSWORD", course.password(),
                "ORDER_DB_URL", order.url(),
                "ORDER_DB_USER", order.user(),
                "ORDER_DB_PASSWORD", order.password());
    }
}
