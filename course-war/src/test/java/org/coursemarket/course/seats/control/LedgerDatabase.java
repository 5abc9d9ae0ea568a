package org.coursemarket.course.seats.control;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The two kinds of database, migrated. */
enum LedgerDatabase {
    H2 {
        @Override
        EntityManagerFactory open() throws IOException {
            var file = Files.createTempDirectory("coursemarket").resolve("course");
            return migrated("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        EntityManagerFactory open() {
            return migrated(Server.POSTGRES.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
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

    /** The persistence unit of the service, with transactions of the test's own. */
    abstract EntityManagerFactory open() throws IOException;

    private static EntityManagerFactory migrated(String url, String user, String password) {
        Flyway.configure().dataSource(url, user, password).load().migrate();
        return Persistence.createEntityManagerFactory(
                "course",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.jdbc.url",
                        url,
                        "jakarta.persistence.jdbc.user",
                        user,
                        "jakarta.persistence.jdbc.password",
                        password,
                        "eclipselink.logging.level",
                        "SEVERE"));
    }
}
