package org.coursemarket.containers;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.containers.Compose.container;
import static org.coursemarket.containers.Compose.environment;
import static org.coursemarket.containers.Compose.healthCheck;
import static org.coursemarket.containers.Compose.list;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docker-compose.yml to the code and to the Dockerfiles: a slip there shows only in a container. */
class ComposeTest {
    @ParameterizedTest
    @EnumSource
    void theEnvironmentSetsOnlyWhatTheServiceReads(Service service) throws IOException {
        assertThat(environment(service.container).keySet()).isSubsetOf(service.variables(""));
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentSetsTheWholeDatabase(Service service) throws IOException {
        assertThat(service.variables(service.word + ".db."))
                .hasSize(3)
                .isSubsetOf(environment(service.container).keySet());
    }

    /** What has no default must be said by whoever runs the containers: whose tokens count, above all. */
    @ParameterizedTest
    @EnumSource
    void theEnvironmentAsksForWhatHasNoDefault(Service service) throws IOException {
        var settings = service.settings();
        var environment = environment(service.container);

        assertThat(settings.stringPropertyNames())
                .filteredOn(key -> settings.getProperty(key).isEmpty())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(key -> assertThat(environment.get(Service.variable(key)))
                        .startsWith("${" + Service.variable(key) + ":?"));
    }

    @Test
    void noContainerIssuesTokensToWhoeverAsks() {
        assertThat(Compose.TEXT).doesNotContain("DEV_ISSUER");
    }

    @ParameterizedTest
    @EnumSource
    void postgresMakesTheDatabaseBeforeItIsHealthy(Service service) {
        var made = environment("postgres");
        var used = environment(service.container);
        var url = uri(used.get(service.name() + "_DB_URL"));
        var databases = "create database " + made.get("POSTGRES_DB") + ";\n"
                + Repository.read("server-config/postgres-init.sql");

        assertThat(url).hasHost("postgres").hasPort(5432);
        assertThat(databases)
                .containsIgnoringCase("create database " + url.getPath().substring(1) + ";");
        assertThat(used)
                .containsEntry(service.name() + "_DB_USER", made.get("POSTGRES_USER"))
                .containsEntry(service.name() + "_DB_PASSWORD", made.get("POSTGRES_PASSWORD"));
        assertThat(list("postgres", "volumes"))
                .contains("./server-config/postgres-init.sql:/docker-entrypoint-initdb.d/postgres-init.sql:ro");
        assertThat(healthCheck("postgres"))
                .contains("pg_isready", "--host=127.0.0.1", "--username=" + made.get("POSTGRES_USER"));
    }

    @Test
    void theDataOutlivesTheContainer() {
        assertThat(Compose.volumes()).containsKey("postgres-data");
        assertThat(list("postgres", "volumes")).contains("postgres-data:/var/lib/postgresql/data");
    }

    @Test
    void noPasswordIsWrittenDown() {
        var secrets = Compose.TEXT
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.matches("(?i).*(password|secret).*"));

        assertThat(secrets)
                .hasSize(4)
                .allMatch(line -> line.matches(" +(\\w+): ((&password )?\\$\\{\\1:\\?[^}]+}|\\*password)"));
        assertThat(Compose.TEXT).doesNotContainPattern("//[^/\\s]*@");
    }

    @ParameterizedTest
    @EnumSource
    void allNameTheSamePort(Service service) {
        var port = service.dockerfile().port();

        assertThat(service.dockerfile().instructions("EXPOSE")).containsExactly(port);
        assertThat(list(service.container, "ports")).containsExactly(port + ":" + port);
        assertThat(healthCheck(service.container))
                .startsWith("CMD", "curl", "--fail")
                .endsWith("http://localhost:" + port + "/health/ready");
    }

    @Test
    void theOrderServiceFindsTheCourseService() throws IOException {
        var url = Service.ORDER.settings().getProperty("course.api.url");

        assertThat(url)
                .startsWith("http://localhost:" + Service.COURSE.dockerfile().port() + "/");
        assertThat(environment("order-service"))
                .containsEntry("COURSE_API_URL", url.replace("localhost", "course-service"));
    }

    @ParameterizedTest
    @EnumSource
    void eachServiceWaitsForTheHealthOfWhatItNeeds(Service service) {
        var needed = environment(service.container).values().stream()
                .filter(value -> value.matches("(jdbc:)?\\w+://.*"))
                .map(value -> uri(value).getHost())
                .distinct()
                .collect(toMap(host -> host, host -> Map.of("condition", "service_healthy")));

        assertThat(container(service.container)).containsEntry("depends_on", needed);
        assertThat(needed.keySet())
                .isNotEmpty()
                .allSatisfy(host -> assertThat(healthCheck(host)).isNotEmpty());
    }

    private static URI uri(String url) {
        return URI.create(url.replaceFirst("^jdbc:", ""));
    }
}
