package org.coursemarket.runtime.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Connections to the database that the application's configuration names: {@code database.url}, {@code database.user} and {@code
 * database.password}. Not every server replaces what stands for a value in an annotation, but each finds a class by its name.
 * Open Liberty looks for it in its libraries alone, so a twin stands in {@code server-config/liberty}.
 */
public class ConfiguredDataSource implements DataSource {
    private final Driver driver;
    private final String url;
    private final Properties login = new Properties();

    public ConfiguredDataSource() {
        // Of this application, whatever thread of the server's fills the pool.
        var config = ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader());
        url = config.getValue("database.url", String.class);
        login.setProperty("user", config.getValue("database.user", String.class));
        login.setProperty("password", config.getValue("database.password", String.class));
        driver = DatabaseConfig.isH2(url) ? new org.h2.Driver() : new org.postgresql.Driver();
    }

    /** For WildFly, which makes no pool of a data source without a property; nothing depends on it. */
    public void setDescription(String description) {
        // the configuration says all
    }

    @Override
    public Connection getConnection() throws SQLException {
        return driver.connect(url, login);
    }

    /** As the configured user: a server whose pool was told none asks with an empty one. */
    @Override
    public Connection getConnection(String ignoredUser, String ignoredPassword) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter log) {
        // the drivers write none
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the address says it
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(ConfiguredDataSource.class.getPackageName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
