package org.coursemarket.runtime.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Adds to the configuration what the pool of connections wants to know and {@code database.address} implies: the driver's data source
 * as {@code database.driver}, and as {@code database.url} the address with the parameters that are good for this service, each unless
 * the address has it.
 */
public class DatabaseConfig implements ConfigSource {
    private static final Logger LOG = System.getLogger(DatabaseConfig.class.getName());
    private static final String DRIVER = "database.driver";
    private static final String URL = "database.url";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private static final Map<String, String> DATA_SOURCES =
            Map.of("jdbc:h2:", "org.h2.jdbcx.JdbcDataSource", POSTGRESQL, "org.postgresql.ds.PGSimpleDataSource");

    /** Of the driver (pgJDBC, Connection parameters); times in seconds. */
    private static final Map<String, String> POSTGRESQL_PARAMETERS = new TreeMap<>(Map.of(
            "reWriteBatchedInserts", "true",
            "connectTimeout", "5",
            "socketTimeout", "10",
            // A plan that is kept from when a table was empty would read the whole of it for ever; all that is asked
            // here has an index. And what a node has locked that froze in the midst of a transaction is given back
            // after so many milliseconds, or whoever wants the same at another node would keep all waiting there.
            "options", "-c%20enable_seqscan=off%20-c%20idle_in_transaction_session_timeout=3000"));

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(DRIVER, URL);
    }

    @Override
    public String getValue(String name) {
        return switch (name) {
            case DRIVER -> dataSource(address());
            case URL -> withParameters(address());
            default -> null;
        };
    }

    @Override
    public String getName() {
        return "database";
    }

    /** The address as the pool of connections gets it. */
    public static String withParameters(String address) {
        if (!address.startsWith(POSTGRESQL)) {
            return address;
        }
        var url = new StringBuilder(address);
        POSTGRESQL_PARAMETERS.forEach((name, value) -> {
            if (!address.contains("?" + name + "=") && !address.contains("&" + name + "=")) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return url.toString();
    }

    private static String address() {
        return ConfigProvider.getConfig().getValue("database.address", String.class);
    }

    private static IllegalArgumentException unknown(String address) {
        String complaint =
                "COURSE_DB_URL and ORDER_DB_URL must begin with jdbc:h2: or jdbc:postgresql:, not as " + address;
        LOG.log(Level.ERROR, complaint); // the server goes on without a driver and says nothing of why
        return new IllegalArgumentException(complaint);
    }

    private static String dataSource(String address) {
        return DATA_SOURCES.entrySet().stream()
                .filter(entry -> address.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> unknown(address));
    }
}
