package org.coursemarket.runtime.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Open Liberty looks for the class of a pool's data source in its libraries alone, so this one stands there for the WAR's of the same
 * name, and does the same: connections to what the configuration of the application says that asks for the first one. The driver may
 * be in a library or in the WAR.
 */
public class ConfiguredDataSource implements DataSource {
    private record Login(Driver driver, String url, Properties properties) {
        static Login ofApplication() throws SQLException {
            var config = ConfigProvider.getConfig();
            var url = config.getValue("database.url", String.class);
            var properties = new Properties();
            properties.setProperty("user", config.getValue("database.user", String.class));
            properties.setProperty("password", config.getValue("database.password", String.class));
            return new Login(driverFor(url), url, properties);
        }

        private static Driver driverFor(String url) throws SQLException {
            for (var driver : ServiceLoader.load(Driver.class)) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
            throw new SQLException("no driver is for " + url.split("[?;]", 2)[0]);
        }
    }

    private Login login;

    @Override
    public Connection getConnection() throws SQLException {
        var known = login();
        return known.driver().connect(known.url(), known.properties());
    }

    /** As the configured user all the same: the pool's own is not one of the database. */
    @Override
    public Connection getConnection(String poolsUser, String poolsPassword) throws SQLException {
        return getConnection();
    }

    /** Not earlier: the thread that makes this is not yet in the application. */
    private synchronized Login login() throws SQLException {
        if (login == null) {
            login = Login.ofApplication();
        }
        return login;
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
