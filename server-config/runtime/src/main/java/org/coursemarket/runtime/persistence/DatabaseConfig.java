package org.coursemarket.runtime.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Adds to the configuration what the pool of connections wants to know and {@code database.address} implies: as {@code database.url}
 * the address with the parameters that are good for this service, each unless the address has it, as {@code database.check} what a
 * connection can be read from only while it may also be written to, and as {@code database.together} whether all connections are dropped
 * where one fails, also those in use.
 */
public class DatabaseConfig implements ConfigSource {
    private static final Logger LOG = System.getLogger(DatabaseConfig.class.getName());
    private static final String URL = "database.url";
    private static final String CHECK = "database.check";
    private static final String TOGETHER = "database.together";
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Of the driver (pgJDBC, Connection parameters); times in seconds. */
    private static final Map<String, String> POSTGRESQL_PARAMETERS = new TreeMap<>(Map.of(
            "reWriteBatchedInserts", "true",
            "connectTimeout", "5",
            "socketTimeout", "10",
            // A plan that is kept from when a table was empty would read the whole of it for ever. All that is asked
            // here has an index, so one plan does for all values; a new one costs more than the statement. And what
            // a node has locked that froze in a transaction is given back after so many milliseconds, or whoever
            // wants the same at another node would keep all waiting there.
            "options",
                    "-c%20enable_seqscan=off%20-c%20plan_cache_mode=force_generic_plan"
                            + "%20-c%20idle_in_transaction_session_timeout=3000"));

    /** Where an address has several hosts: without it the driver takes the first one that answers, a standby too. */
    private static final Map<String, String> POSTGRESQL_HOSTS_PARAMETERS = Map.of("targetServerType", "primary");

    private static final Pattern SEVERAL_HOSTS = Pattern.compile("jdbc:postgresql://[^/?]*,.*");

    private static final Map<String, String> H2_PARAMETERS = new TreeMap<>(Map.of(
            // Each commit adds whole pages to the file, see Compaction; less than half as many bytes this way.
            "COMPRESS", "TRUE",
            // It writes a file with each of its errors, stack traces and all, which grows while an outage lasts.
            "TRACE_LEVEL_FILE", "0"));

    /** Whether the database or the transaction may only be read. */
    private static final Map<String, String> READ_ONLY =
            Map.of(H2, "readonly()", POSTGRESQL, "current_setting('transaction_read_only') = 'on'");

    /**
     * H2 closes a database for all. Whoever uses a connection to it after that keeps others from the same database when it is open
     * again. PostgreSQL may lose one alone.
     */
    private static final Map<String, String> FAIL_TOGETHER = Map.of(H2, "true", POSTGRESQL, "false");

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(URL, CHECK, TOGETHER);
    }

    @Override
    public String getValue(String name) {
        return switch (name) {
            case URL -> withParameters(address());
            case CHECK -> check(address());
            case TOGETHER -> ofKind(FAIL_TOGETHER, address());
            default -> null;
        };
    }

    @Override
    public String getName() {
        return "database";
    }

    /**
     * The address as the pool of connections gets it.
     *
     * @throws IllegalArgumentException if it is of neither kind of database
     */
    public static String withParameters(String address) {
        if (address.startsWith(POSTGRESQL)) {
            var parameters = new TreeMap<>(POSTGRESQL_PARAMETERS);
            if (SEVERAL_HOSTS.matcher(address).matches()) {
                parameters.putAll(POSTGRESQL_HOSTS_PARAMETERS);
            }
            return with(parameters, address, "&", address.contains("?") ? "&" : "?");
        }
        if (isH2(address)) {
            return with(H2_PARAMETERS, address, ";", ";");
        }
        throw unknown(address);
    }

    static boolean isH2(String address) {
        return address.startsWith(H2);
    }

    /** {@code h2} or {@code postgresql}. */
    static String kind() {
        return address().split(":", 3)[1];
    }

    /** What stands behind FROM: a table of one row. Where the database may only be read, it fails at what is no number, and says why. */
    static String check(String address) {
        return "(select 1 as one where cast(case when " + ofKind(READ_ONLY, address)
                + " then 'the database may only be read' else '1' end as integer) = 1) as w";
    }

    private static String with(Map<String, String> parameters, String address, String separator, String first) {
        var url = new StringBuilder(address);
        String next = first;
        for (var parameter : parameters.entrySet()) {
            if (!names(address, parameter.getKey())) {
                url.append(next).append(parameter.getKey()).append('=').append(parameter.getValue());
                next = separator;
            }
        }
        return url.toString();
    }

    /** Whether the operator has chosen the value of this parameter. */
    static boolean names(String parameter) {
        return names(address(), parameter);
    }

    /** In any case: H2 takes its names so. */
    private static boolean names(String address, String parameter) {
        return Pattern.compile("[;?&]" + parameter + "=", Pattern.CASE_INSENSITIVE)
                .matcher(address)
                .find();
    }

    private static String address() {
        return ConfigProvider.getConfig().getValue("database.address", String.class);
    }

    private static IllegalArgumentException unknown(String address) {
        String complaint =
                "COURSE_DB_URL and ORDER_DB_URL must begin with jdbc:h2: or jdbc:postgresql:, not as " + address;
        var failure = new IllegalArgumentException(complaint);
        LOG.log(Level.ERROR, "no database", failure); // the server goes on and says nothing of why
        return failure;
    }

    /** What there is for databases of the kind that the address begins with. */
    private static String ofKind(Map<String, String> choice, String address) {
        return choice.entrySet().stream()
                .filter(entry -> address.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> unknown(address));
    }
}
