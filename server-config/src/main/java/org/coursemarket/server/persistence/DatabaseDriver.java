package org.coursemarket.server.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Adds {@code database.driver} to the configuration: the driver's data source, as the scheme of {@code database.url} wants it. */
public class DatabaseDriver implements ConfigSource {
    private static final Logger LOG = System.getLogger(DatabaseDriver.class.getName());
    private static final String DRIVER = "database.driver";

    private static final Map<String, String> DATA_SOURCES = Map.of(
            "jdbc:h2:", "org.h2.jdbcx.JdbcDataSource",
            "jdbc:postgresql:", "org.postgresql.ds.PGSimpleDataSource");

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(DRIVER);
    }

    @Override
    public String getValue(String name) {
        return DRIVER.equals(name) ? dataSource() : null;
    }

    @Override
    public String getName() {
        return "database driver";
    }

    private static IllegalArgumentException unknown(String url) {
        String complaint = "COURSE_DB_URL and ORDER_DB_URL must begin with jdbc:h2: or jdbc:postgresql:, not as " + url;
        LOG.log(Level.ERROR, complaint); // the server goes on without a driver and says nothing of why
        return new IllegalArgumentException(complaint);
    }

    private static String dataSource() {
        String url = ConfigProvider.getConfig().getValue("database.url", String.class);
        return DATA_SOURCES.entrySet().stream()
                .filter(entry -> url.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> unknown(url));
    }
}
