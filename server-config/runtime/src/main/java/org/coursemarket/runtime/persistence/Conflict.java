package org.coursemarket.runtime.persistence;

import java.sql.SQLException;
import java.util.Locale;
import org.coursemarket.runtime.problems.Causes;

/** Tells a broken unique constraint from other failures. */
public final class Conflict {
    private static final String UNIQUE_VIOLATION = "23505"; // SQLSTATE, the same in PostgreSQL and H2

    private Conflict() {}

    /** Whether the failure comes of this unique constraint. */
    public static boolean with(String constraint, Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && UNIQUE_VIOLATION.equals(sql.getSQLState())
                        && sql.getMessage().toLowerCase(Locale.ROOT).contains(constraint));
    }
}
