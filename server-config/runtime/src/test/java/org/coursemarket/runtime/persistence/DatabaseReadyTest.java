package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.coursemarket.runtime.threads.Workers;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.TestDatabase;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseReadyTest {
    private static final long SECOND = 1_000_000_000;

    private final DatabaseReady ready = new DatabaseReady();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long now;
    private int asked;

    @BeforeEach
    void askAtOnce() {
        ready.table = "thing";
        ready.stopwatch = new Stopwatch() {
            @Override
            public long nanos() {
                return now;
            }
        };
        ready.workers = new Workers() {
            @Override
            public void execute(Runnable work) {
                asked++;
                work.run();
            }
        };
    }

    @Test
    void saysNoWhileH2MayOnlyBeRead(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("data");
        h2(url);
        execute("create table thing (id uuid)");
        assertThat(ready.takesAWrite()).isTrue();

        h2(url + ";ACCESS_MODE_DATA=r");
        assertThat(later()).isFalse();
        h2(url);
        assertThat(later()).isTrue();
    }

    @Test
    void saysNoWhilePostgresqlMayOnlyBeReadOrTheTableIsAway() throws SQLException {
        var access = TestDatabase.POSTGRESQL.create("ready");
        var postgresql = new PGSimpleDataSource();
        postgresql.setUrl(access.url());
        postgresql.setUser(access.user());
        postgresql.setPassword(access.password());
        ready.database = postgresql;
        assertThat(ready.takesAWrite()).isFalse();

        execute("create table thing (id uuid)");
        assertThat(later()).isTrue();
        postgresql.setOptions("-c default_transaction_read_only=on");
        assertThat(later()).isFalse();
        postgresql.setOptions("");
        assertThat(later()).isTrue();
    }

    @Test
    void asksAtMostOnceASecond(@TempDir Path folder) throws SQLException {
        h2("jdbc:h2:" + folder.resolve("data"));
        execute("create table thing (id uuid)");
        assertThat(ready.takesAWrite()).isTrue();
        execute("drop table thing");

        now += SECOND - 1;
        assertThat(ready.takesAWrite()).isTrue();
        now++;
        assertThat(ready.takesAWrite()).isFalse();
        assertThat(asked).isEqualTo(2);
    }

    /** Nor does it take a thread for each who asks meanwhile. */
    @Test
    void doesNotWaitForADatabaseThatHangs(@TempDir Path folder) throws SQLException {
        ready.workers = new Workers() {
            @Override
            public void execute(Runnable work) {
                waiting.add(work);
            }
        };
        h2("jdbc:h2:" + folder.resolve("data"));
        execute("create table thing (id uuid)");

        assertThat(ready.takesAWrite()).isFalse();
        assertThat(later()).isFalse();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        now -= SECOND;
        assertThat(ready.takesAWrite()).isTrue();
    }

    @Test
    void saysNoWhereThereIsNoThread() {
        ready.workers = new Workers() {
            @Override
            public void execute(Runnable work) {
                throw new RejectedExecutionException("all at work");
            }
        };

        assertThat(ready.takesAWrite()).isFalse();
    }

    /** The pool gives the connection to somebody else, who expects each statement to be committed. */
    @Test
    void leavesNoTransactionWhereItCantBeRolledBack(@TempDir Path folder) throws SQLException {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:" + folder.resolve("data"));
        try (var connection = h2.getConnection()) {
            var kept = proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "rollback" -> throw new SQLException("can't be rolled back");
                case "close" -> null;
                default -> method.invoke(connection, arguments);
            });
            ready.database = proxy(DataSource.class, (proxy, method, arguments) -> kept);

            assertThat(ready.takesAWrite()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private boolean later() {
        now += SECOND;
        return ready.takesAWrite();
    }

    private void h2(String url) {
        var h2 = new JdbcDataSource();
        h2.setUrl(url);
        ready.database = h2;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = ready.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
