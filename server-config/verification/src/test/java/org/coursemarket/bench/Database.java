package org.coursemarket.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** How a service logs in to its database. */
record Database(String url, String user, String password) {
    private static final String H2 = "jdbc:h2:async:";

    /** With the parameters of the services' default. */
    static Database h2(Path file) {
        return new Database(H2 + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "sa");
    }

    /** What it takes of a disk; of PostgreSQL without its log. */
    long bytes() {
        try {
            return url.startsWith(H2)
                    ? Files.size(Path.of(url.substring(H2.length(), url.indexOf(';')) + ".mv.db"))
                    : bytesOfPostgres();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long bytesOfPostgres() throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_database_size(current_database())")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The environment of a service, COURSE or ORDER. */
    Map<String, String> settings(String service) {
        return Map.of(
                service + "_DB_URL", url,
                service + "_DB_USER", user,
                service + "_DB_PASSWORD", password);
    }
}
