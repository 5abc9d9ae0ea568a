package org.coursemarket.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Those of both services, in one PostgreSQL. Whoever may do all there is called {@code postgres}, and so is the password. */
public final class TwoDatabases {
    private TwoDatabases() {}

    /** Both, without tables. */
    public static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database course");
            statement.execute("create database orders");
        }
    }

    /**
     * The environment of both services.
     *
     * @param url of a database by its name
     */
    public static Map<String, String> settings(UnaryOperator<String> url) {
        return Map.of(
                "COURSE_DB_URL", url.apply("course"),
                "COURSE_DB_USER", "postgres",
                "COURSE_DB_PASSWORD", "postgres",
                "ORDER_DB_URL", url.apply("orders"),
                "ORDER_DB_USER", "postgres",
                "ORDER_DB_PASSWORD", "postgres");
    }
}
