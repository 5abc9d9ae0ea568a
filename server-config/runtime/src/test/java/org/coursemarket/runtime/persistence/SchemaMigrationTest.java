package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.coursemarket.testing.TestDatabase;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {
    private final TestDatabase.Access access = TestDatabase.POSTGRESQL.create("migration");
    private final SchemaMigration migration = new SchemaMigration();
    private int connections;

    @BeforeEach
    void configure() {
        ConfigProviderResolver.setInstance(new OnlyTheAddress());
    }

    @AfterEach
    void forget() {
        ConfigProviderResolver.setInstance(null);
    }

    /** As where a pooler is there before PostgreSQL: there is a connection, but nothing can be asked. */
    @Test
    void waitsForADatabaseThatGivesAConnectionBeforeItAnswers() throws SQLException {
        migration.database = proxy(DataSource.class, (proxy, method, arguments) -> {
            var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
            connections++;
            return connections == 1 ? deaf(connection) : connection;
        });

        migration.migrate();

        try (var connection = migration.database.getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "flyway_schema_history", null)) {
            assertThat(tables.next()).isTrue();
        }
    }

    private static Connection deaf(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("createStatement")) {
                throw new SQLException("the database system is starting up", "57P03");
            }
            return method.invoke(connection, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** All that is asked of the configuration here. */
    private final class OnlyTheAddress extends ConfigProviderResolver {
        @Override
        public Config getConfig() {
            return proxy(Config.class, (proxy, method, arguments) -> access.url());
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return getConfig();
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config config, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config config) {
            throw new UnsupportedOperationException();
        }
    }
}
