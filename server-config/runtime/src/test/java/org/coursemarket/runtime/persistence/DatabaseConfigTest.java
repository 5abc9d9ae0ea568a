package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseConfigTest {
    @Test
    void postgresqlGetsWhatItsAddressDoesNotSay() {
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://db/course"))
                .isEqualTo("jdbc:postgresql://db/course?connectTimeout=5"
                        + "&options=-c%20enable_seqscan=off%20-c%20plan_cache_mode=force_generic_plan"
                        + "%20-c%20idle_in_transaction_session_timeout=3000"
                        + "&reWriteBatchedInserts=true&socketTimeout=10");
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://db/course?socketTimeout=60&options=-c%20geqo=off"))
                .isEqualTo("jdbc:postgresql://db/course?socketTimeout=60&options=-c%20geqo=off"
                        + "&connectTimeout=5&reWriteBatchedInserts=true");
    }

    @Test
    void ofSeveralHostsThePrimaryIsTakenUnlessTheAddressSaysOtherwise() {
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://a:1,b:2/course?options="))
                .isEqualTo("jdbc:postgresql://a:1,b:2/course?options=&connectTimeout=5&reWriteBatchedInserts=true"
                        + "&socketTimeout=10&targetServerType=primary");
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://a,b/course?targetServerType=any"))
                .doesNotContain("primary");
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://a/course?ApplicationName=x,y"))
                .doesNotContain("targetServerType");
    }

    @Test
    void h2WritesLittleAndNoTraceFileUnlessItsAddressSaysSo() {
        assertThat(DatabaseConfig.withParameters("jdbc:h2:file:./data/course;WRITE_DELAY=0"))
                .isEqualTo("jdbc:h2:file:./data/course;WRITE_DELAY=0;COMPRESS=TRUE;TRACE_LEVEL_FILE=0");
        assertThat(DatabaseConfig.withParameters("jdbc:h2:mem:course;trace_level_file=1;compress=false"))
                .isEqualTo("jdbc:h2:mem:course;trace_level_file=1;compress=false");
    }

    @Test
    void otherDatabasesAreRefused() {
        assertThatThrownBy(() -> DatabaseConfig.withParameters("jdbc:mysql://db/course"))
                .hasMessageContaining("must begin with jdbc:h2: or jdbc:postgresql:");
    }

    @ParameterizedTest
    @EnumSource
    void checkPassesWhereTheDatabaseMayBeWritten(TestDatabase kind) throws SQLException {
        var database = kind.create("written");
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            check(connection, database.url());
        }
    }

    @Test
    void checkFailsWhereH2MayOnlyBeRead(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("data");
        DriverManager.getConnection(url).close();
        try (var connection = DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r")) {
            assertThatThrownBy(() -> check(connection, url)).isInstanceOf(SQLException.class);
        }
    }

    /** A full disk closes it as an interrupted thread does. Its isValid() does not see that. */
    @Test
    void checkFailsWhereH2IsClosedAndANewConnectionOpensItAgain(@TempDir Path folder) throws SQLException {
        String url = DatabaseConfig.withParameters("jdbc:h2:" + folder.resolve("data") + ";WRITE_DELAY=0");
        var connection = DriverManager.getConnection(url); // which can't be closed, either
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> connection.createStatement().execute("create table thing (id uuid)"))
                .isInstanceOf(SQLException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(connection.isValid(1)).isTrue();

        assertThatThrownBy(() -> check(connection, url)).isInstanceOf(SQLException.class);
        try (var next = DriverManager.getConnection(url)) {
            check(next, url);
        }
    }

    @Test
    void checkFailsWhereATransactionOfPostgresqlMayOnlyRead() throws SQLException {
        var database = TestDatabase.POSTGRESQL.create("read");
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.createStatement().execute("set default_transaction_read_only = on");

            assertThatThrownBy(() -> check(connection, database.url())).isInstanceOf(SQLException.class);
        }
    }

    /** As the server does it. */
    private static void check(Connection connection, String url) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT COUNT(*) FROM " + DatabaseConfig.check(url));
                var rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
        }
    }
}
