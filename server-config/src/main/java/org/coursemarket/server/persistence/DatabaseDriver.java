package org.coursemarket.server.persistence;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Adds {@code database.driver} to the configuration: the driver's data source, as the scheme of {@code database.url} wants it. */
public class DatabaseDriver implements ConfigSource {
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

    private static String dataSource() {
        String url = ConfigProvider.getConfig().getValue("database.url", String.class);
        return DATA_SOURCES.entrySet().stream()
                .filter(entry -> url.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "COURSE_DB_URL and ORDER_DB_URL must begin with jdbc:h2: or jdbc:postgresql:, but one is "
                                + url));
    }
}
