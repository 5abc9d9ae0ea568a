package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertReservation;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL answers, but can't do the work. */
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class FailedCommitIT {
    private static final String BREAK = "create function break_off() returns trigger language plpgsql as"
            + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';"
            + " create constraint trigger break_off after insert or update on %s deferrable initially deferred"
            + " for each row execute function break_off()";
    private static final String MEND = "drop trigger break_off on %s; drop function break_off()";

    /** For whoever connects to the database, %s, from then on. */
    private enum Trouble {
        READ_ONLY("set default_transaction_read_only = on", "reset default_transaction_read_only"),
        NO_CONNECTIONS("allow_connections false", "allow_connections true");

        final String begin;
        final String end;

        Trouble(String begin, String end) {
            this.begin = "alter database %s " + begin;
            this.end = "alter database %s " + end;
        }
    }

    private static final String IMPATIENT = "alter database %s set lock_timeout = 100";
    private static final String PATIENT = "alter database %s reset lock_timeout";

    @ParameterizedTest
    @EnumSource
    void databaseThatMayNotBeWrittenIsAnOutageThatEndsByItself(Trouble trouble) throws Exception {
        try (var troubled = TroubledMarketplace.take(TestDatabase.POSTGRESQL)) {
            var marketplace = troubled.services;
            var courses = marketplace.courses();
            var orders = marketplace.orders();
            var course = courses.courseWithSeats(5);
            var courseLog = new LogSince(marketplace.courseServer().log());
            var orderLog = new LogSince(marketplace.orderServer().log());

            during(trouble.begin, trouble.end, marketplace.setting("ORDER_DB_URL"), () -> {
                awaitNotReady(orders.http);
                assertUnavailable(orders.buy(course, "Ann"));
            });
            during(trouble.begin, trouble.end, marketplace.setting("COURSE_DB_URL"), () -> {
                awaitNotReady(courses.http);
                assertUnavailable(courses.reserve(course));
            });

            marketplace.awaitReady();
            marketplace.awaitSale();
            courseLog.assertServerComplainsOfNothing();
            orderLog.assertServerComplainsOfNothing();
        }
    }

    @Test
    void lockThatIsNotAvailableIsAnOutageThatEndsByItself() throws Exception {
        try (var troubled = TroubledMarketplace.take(TestDatabase.POSTGRESQL)) {
            var marketplace = troubled.services;
            var orders = marketplace.orders();
            var course = marketplace.courses().courseWithSeats(5);
            String url = marketplace.setting("ORDER_DB_URL");
            var orderLog = new LogSince(marketplace.orderServer().log());

            during(IMPATIENT, PATIENT, url, () -> {
                try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                        var statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("lock table purchase in exclusive mode"); // which readers pass
                    awaitNotReady(orders.http);
                    assertUnavailable(orders.buy(course, "Ann"));
                }
                marketplace.awaitReady();
            });
            endConnections(url); // those that are impatient
            marketplace.awaitSale();
            orderLog.assertServerComplainsOfNothing();
        }
    }

    /** PostgreSQL ends a connection in the midst of its commit, when the server looks at nothing but the transaction. */
    @Test
    void whoAskedIsToldToAskAgainAndMay() throws SQLException {
        try (var troubled = TroubledMarketplace.take(TestDatabase.POSTGRESQL)) {
            var marketplace = troubled.services;
            var courses = marketplace.courses();
            var orders = marketplace.orders();
            var course = courses.courseWithSeats(5);
            var order = orders.buy(course, "Ann");
            assertThat(order.status()).as(order.text()).isEqualTo(201);

            execute(BREAK.formatted("purchase"), marketplace.setting("ORDER_DB_URL"));
            assertUnavailable(orders.refund(order.id()));
            assertUnavailable(orders.buy(course, "Bob"));
            execute(MEND.formatted("purchase"), marketplace.setting("ORDER_DB_URL"));
            execute(BREAK.formatted("course"), marketplace.setting("COURSE_DB_URL"));
            assertUnavailable(courses.reserve(course));
            execute(MEND.formatted("course"), marketplace.setting("COURSE_DB_URL"));

            assertThat(askedAgain(() -> orders.refund(order.id())).status()).isIn(200, 202);
            assertThat(askedAgain(() -> orders.buy(course, "Bob")).status()).isEqualTo(201);
            assertReservation(askedAgain(() -> courses.reserve(course)), "RESERVED");
        }
    }

    /** Which may be needed: for a second, the one who asks next may get a connection that broke. */
    private static Http.Answer askedAgain(Supplier<Http.Answer> request) {
        return await().atMost(Marketplace.PATIENCE).until(request::get, answer -> answer.status() != 503);
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    private static void awaitNotReady(Http service) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/health/ready").status() == 503);
    }

    private interface Work {
        void run() throws SQLException;
    }

    /**
     * Whatever comes of it, the database is as it was afterwards: others use it too. The connections that were opened meanwhile are not
     * ended: they stay as the database was then, and the service has to replace them.
     */
    private static void during(String begin, String end, String url, Work work) throws SQLException {
        change(begin, url);
        endConnections(url);
        try {
            work.run();
        } finally {
            change(end, url);
        }
    }

    /** Changes the database, %s, for whoever connects to it from then on. */
    private static void change(String change, String url) throws SQLException {
        execute(change.formatted(name(url)), neighbour(url));
    }

    private static void endConnections(String url) throws SQLException {
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name(url) + "'",
                neighbour(url));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String neighbour(String url) {
        return url.substring(0, url.lastIndexOf('/') + 1) + "postgres";
    }

    private static void execute(String sql, String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
