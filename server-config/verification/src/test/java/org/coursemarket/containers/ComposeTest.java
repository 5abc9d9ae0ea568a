package org.coursemarket.containers;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.containers.Compose.MAIN;
import static org.coursemarket.containers.Compose.NODES;

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
        assertThat(MAIN.environment(service.container).keySet()).isSubsetOf(service.variables(""));
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentSetsTheWholeDatabase(Service service) throws IOException {
        assertThat(service.variables(service.word + ".db."))
                .hasSize(3)
                .isSubsetOf(MAIN.environment(service.container).keySet());
    }

    /** What has no default must be said by whoever runs the containers: whose tokens count, above all. */
    @ParameterizedTest
    @EnumSource
    void theEnvironmentAsksForWhatHasNoDefault(Service service) throws IOException {
        var settings = service.settings();
        var environment = MAIN.environment(service.container);

        assertThat(settings.stringPropertyNames())
                .filteredOn(key -> settings.getProperty(key).isEmpty())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(key -> assertThat(environment.get(Service.variable(key)))
                        .startsWith("${" + Service.variable(key) + ":?"));
    }

    @ParameterizedTest
    @EnumSource
    void postgresMakesTheDatabaseBeforeItIsHealthy(Service service) {
        var made = MAIN.environment("postgres");
        var used = MAIN.environment(service.container);
        var url = uri(used.get(service.name() + "_DB_URL"));
        var databases = "create database " + made.get("POSTGRES_DB") + ";\n"
                + Repository.read("server-config/postgres-init.sql");

        assertThat(url).hasHost("postgres").hasPort(5432);
        assertThat(databases)
                .containsIgnoringCase("create database " + url.getPath().substring(1) + ";");
        assertThat(used)
                .containsEntry(service.name() + "_DB_USER", made.get("POSTGRES_USER"))
                .containsEntry(service.name() + "_DB_PASSWORD", made.get("POSTGRES_PASSWORD"));
        assertThat(MAIN.list("postgres", "volumes"))
                .contains("./server-config/postgres-init.sql:/docker-entrypoint-initdb.d/postgres-init.sql:ro");
        assertThat(MAIN.healthCheck("postgres"))
                .contains("pg_isready", "--host=127.0.0.1", "--username=" + made.get("POSTGRES_USER"));
    }

    /** By itself Docker keeps all that a container has ever printed. */
    @Test
    void whatAContainerPrintsIsBounded() {
        var bounded = Map.of("driver", "json-file", "options", Map.of("max-size", "10m", "max-file", "10"));

        assertThat(MAIN.containers())
                .allSatisfy(name -> assertThat(MAIN.container(name)).containsEntry("logging", bounded));
        assertThat(NODES.container("courses")).containsEntry("logging", bounded);
    }

    /** By itself Docker kills after 10 s what it has told to stop. */
    @ParameterizedTest
    @EnumSource
    void aServiceHasTheTimeToAnswerWhatItHasBegun(Service service) {
        assertThat(MAIN.container(service.container)).containsEntry("stop_grace_period", "40s");
    }

    @Test
    void theDataOutlivesTheContainer() {
        assertThat(MAIN.volumes()).containsKey("postgres-data");
        assertThat(MAIN.list("postgres", "volumes")).contains("postgres-data:/var/lib/postgresql/data");
    }

    @Test
    void noPasswordIsWrittenDown() {
        var secrets = MAIN.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.matches("(?i).*(password|secret).*"));

        assertThat(secrets)
                .hasSize(4)
                .allMatch(line -> line.matches(" +(\\w+): ((&password )?\\$\\{\\1:\\?[^}]+}|\\*password)"));
        assertThat(MAIN.text()).doesNotContainPattern("//[^/\\s]*@");
    }

    @ParameterizedTest
    @EnumSource
    void allNameTheSamePort(Service service) {
        var port = service.dockerfile().port();

        assertThat(service.dockerfile().instructions("EXPOSE")).containsExactly(port);
        assertThat(MAIN.healthCheck(service.container))
                .startsWith("CMD", "curl", "--fail")
                .endsWith("http://localhost:" + port + "/health/ready");
    }

    @Test
    void theOrderServiceFindsTheCourseService() throws IOException {
        var url = Service.ORDER.settings().getProperty("course.api.url");

        assertThat(url)
                .startsWith("http://localhost:" + Service.COURSE.dockerfile().port() + "/");
        assertThat(MAIN.environment("order-service"))
                .containsEntry("COURSE_API_URL", url.replace("localhost", "course-service"));
    }

    @ParameterizedTest
    @EnumSource
    void eachServiceWaitsForTheHealthOfWhatItNeeds(Service service) {
        var needed = MAIN.environment(service.container).values().stream()
                .filter(value -> value.matches("(jdbc:)?\\w+://.*"))
                .map(value -> uri(value).getHost())
                .collect(toSet());

        assertThat(MAIN.waitsFor(service.container)).isNotEmpty().isEqualTo(needed);
        assertThat(needed).allSatisfy(host -> assertThat(MAIN.healthCheck(host)).isNotEmpty());
    }

    private static URI uri(String url) {
        return URI.create(url.replaceFirst("^jdbc:", ""));
    }
}
