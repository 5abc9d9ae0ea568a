package org.coursemarket.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** The two kinds of database that the services run on; each call gives them fresh ones. */
enum TestDatabase {
    H2 {
        @Override
        Map<String, String> settings() {
            try {
                Path folder = Files.createTempDirectory("coursemarket");
                return environment("jdbc:h2:file:" + folder + "/%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "", "sa", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        Map<String, String> settings() {
            String suffix = UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database course" + suffix);
                statement.execute("create database order" + suffix);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return environment(
                    "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/%s", suffix, "postgres", "postgres");
        }
    };

    /** Started when it is first asked for, stopped with the tests. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The environment of both services on databases of their own. */
    abstract Map<String, String> settings();

    private static Map<String, String> environment(String url, String suffix, String user, String password) {
        return Map.of(
                "COURSE_DB_URL", url.formatted("course" + suffix),
                "COURSE_DB_USER", user,
                "COURSE_DB_PASSWORD", password,
                "ORDER_DB_URL", url.formatted("order" + suffix),
                "ORDER_DB_USER", user,
                "ORDER_DB_PASSWORD", password);
    }
}
