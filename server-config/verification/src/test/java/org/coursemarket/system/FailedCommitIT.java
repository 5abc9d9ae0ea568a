package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertReservation;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** PostgreSQL ends a connection in the midst of its commit, when the server looks at nothing but the transaction. */
class FailedCommitIT {
    private static final String BREAK = "create function break_off() returns trigger language plpgsql as"
            + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';"
            + " create constraint trigger break_off after insert or update on %s deferrable initially deferred"
            + " for each row execute function break_off()";
    private static final String MEND = "drop trigger break_off on %s; drop function break_off()";

    @Test
    void whoAskedIsToldToAskAgainAndMay() throws SQLException {
        var settings = TestDatabase.POSTGRESQL.settings();
        try (var marketplace = new Marketplace(TestDatabase.POSTGRESQL, settings)) {
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            var courses = marketplace.courses();
            var orders = marketplace.orders();
            marketplace.awaitSale();
            var course = courses.courseWithSeats(5);
            var order = orders.buy(course, "Ann");
            assertThat(order.status()).as(order.text()).isEqualTo(201);

            execute(BREAK.formatted("purchase"), settings, "ORDER_DB_URL");
            assertUnavailable(orders.refund(order.id()));
            assertUnavailable(orders.buy(course, "Bob"));
            execute(MEND.formatted("purchase"), settings, "ORDER_DB_URL");
            execute(BREAK.formatted("course"), settings, "COURSE_DB_URL");
            assertUnavailable(courses.reserve(course));
            execute(MEND.formatted("course"), settings, "COURSE_DB_URL");

            assertThat(orders.refund(order.id()).status()).isIn(200, 202);
            assertThat(orders.buy(course, "Bob").status()).isEqualTo(201);
            assertReservation(courses.reserve(course), "RESERVED");
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    private static void execute(String sql, Map<String, String> settings, String url) throws SQLException {
        try (var connection = DriverManager.getConnection(settings.get(url), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
