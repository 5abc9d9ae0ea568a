package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that warm themselves up do so with all that they have, and nothing of it is to be found afterwards. */
@Tag("full")
@Isolated("its time is over by the clock, and it wants the processors for it")
class WarmUpIT {
    /** Application metrics; those that are asked of a gauge are 0 as well. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?m)^((?:reservations|orders|seats|course_service|problems)\\S*?(?:_total|_count|_depth|_under_way)(?:\\{[^}]*})?) (?!0(?:\\.0)?$)\\S+$");

    @ParameterizedTest
    @EnumSource
    void aWarmUpLeavesNoTrace(TestDatabase database) throws Exception {
        var services = new Marketplace(database, Map.of("WARMUP_DURATION", "PT40S"));
        try (services) {
            services.startCourse();
            services.startOrder();
            services.awaitReady();

            assertWarmedUpBy(services.courseServer(), "seats", "courses", "tokens");
            assertWarmedUpBy(services.orderServer(), "purchases", "tokens");
            // The order service's first call looks whether the course service is there, for a reservation that is not.
            assertThat(counted(services.courses().http)).allMatch(metric -> metric.contains("unknown-reservation"));
            assertThat(counted(services.orders().http))
                    .isNotEmpty()
                    .allMatch(metric -> metric.contains("call=\"find\""));
        }
        assertThat(rows(services, "COURSE")).isEmpty();
        assertThat(rows(services, "ORDER")).isEmpty();
    }

    /** A service whose time is over is ready at once, and says what it did when the last of its threads has ended. */
    private static void assertWarmedUpBy(ServerProcess server, String... exercises) throws IOException {
        await().atMost(Marketplace.PATIENCE)
                .until(() -> Files.readString(server.log()).contains("warmed up"));
        assertThat(Files.readString(server.log()))
                .doesNotContain("org.coursemarket.audit", "is not warmed up")
                .doesNotContainPattern("warmed up in PT.* 0[,\\]]")
                .satisfies(log -> assertThat(exercises)
                        .allSatisfy(
                                exercise -> assertThat(log).containsPattern("warmed up in PT.*\\b" + exercise + " ")));
    }

    private static List<String> counted(Http service) {
        var metrics = service.get("/metrics");
        assertThat(metrics.status()).isEqualTo(200);
        return COUNTED.matcher(metrics.text())
                .results()
                .map(metric -> metric.group())
                .toList();
    }

    /** The tables that are not empty, without the one that Flyway writes. */
    private static List<String> rows(Marketplace services, String service) throws SQLException {
        var filled = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        services.setting(service + "_DB_URL"),
                        services.setting(service + "_DB_USER"),
                        services.setting(service + "_DB_PASSWORD"));
                var tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"});
                var statement = connection.createStatement()) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (!tables.getString("TABLE_SCHEM").equalsIgnoreCase("public") || table.startsWith("flyway")) {
                    continue;
                }
                try (var count = statement.executeQuery("select count(*) from \"" + table + "\"")) {
                    count.next();
                    if (count.getLong(1) > 0) {
                        filled.add(table + ": " + count.getLong(1));
                    }
                }
            }
        }
        return filled;
    }
}
