package org.coursemarket.course.seats.control;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Locale;
import java.util.Map;
import org.coursemarket.testing.TestDatabase;
import org.coursemarket.testing.TestDatabase.Access;
import org.flywaydb.core.Flyway;

/** The persistence unit of the service outside of a container, with transactions of the test's own. */
public final class LedgerDatabase {
    private LedgerDatabase() {}

    /** On a database of its own, migrated. */
    public static EntityManagerFactory on(TestDatabase kind) {
        var access = kind.create("course");
        migrate(kind, access, "latest");
        return entities(access);
    }

    /** Brings its tables to this version. */
    public static void migrate(TestDatabase kind, Access access, String version) {
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("db/migration", "db/" + kind.name().toLowerCase(Locale.ROOT))
                .target(version)
                .load()
                .migrate();
    }

    public static EntityManagerFactory entities(Access access) {
        return Persistence.createEntityManagerFactory(
                "course",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.jdbc.url",
                        access.url(),
                        "jakarta.persistence.jdbc.user",
                        access.user(),
                        "jakarta.persistence.jdbc.password",
                        access.password(),
                        "eclipselink.logging.level",
                        "SEVERE"));
    }
}
