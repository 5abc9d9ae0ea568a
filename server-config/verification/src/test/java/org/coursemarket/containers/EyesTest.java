package org.coursemarket.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.containers.Compose.EYES;
import static org.coursemarket.containers.Compose.MAIN;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Holds the containers that watch the services to those, and to the files that they read. */
class EyesTest {
    private static final String PROMETHEUS = "server-config/prometheus/prometheus.yml";

    @ParameterizedTest
    @EnumSource
    void eachNodeOfTheServiceIsWatched(Service service) {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Repository.read(PROMETHEUS));
        var targets = new HashMap<String, Object>();
        file.get("scrape_configs")
                .forEach(job -> targets.put(job.get("job_name").toString(), targets(job)));

        assertThat(targets).hasSize(Service.values().length).containsKey(service.container);
        assertThat((Map<?, ?>) targets.get(service.container))
                .isEqualTo(Map.of(
                        "names",
                        List.of(service.container),
                        "type",
                        "A",
                        "port",
                        Integer.valueOf(service.dockerfile().port()),
                        "refresh_interval",
                        "10s"));
        assertThat(EYES.waitsFor("prometheus")).contains(service.container);
    }

    @Test
    void eachReadsTheFilesOfThisFolder() {
        assertThat(EYES.list("prometheus", "volumes"))
                .contains(
                        "./" + PROMETHEUS + ":/etc/prometheus/prometheus.yml:ro",
                        "./server-config/prometheus/rules.yml:/etc/prometheus/rules.yml:ro");
        assertThat(Repository.read(PROMETHEUS)).contains("rule_files:\n  - rules.yml\n");

        var dashboards = "/etc/grafana/dashboards";
        assertThat(EYES.list("grafana", "volumes"))
                .containsExactly(
                        "./server-config/grafana/datasource.yml:/etc/grafana/provisioning/datasources/marketplace.yml:ro",
                        "./server-config/grafana/dashboards.yml:/etc/grafana/provisioning/dashboards/marketplace.yml:ro",
                        "./server-config/grafana/marketplace.json:" + dashboards + "/marketplace.json:ro");
        assertThat(Repository.read("server-config/grafana/dashboards.yml")).contains("path: " + dashboards + "\n");
        assertThat(EYES.volumes()).containsOnlyKeys("prometheus-data");
    }

    @Test
    void grafanaFindsPrometheus() {
        var port = URI.create(EYES.healthCheck("prometheus").get(4)).getPort();

        assertThat(Repository.read("server-config/grafana/datasource.yml"))
                .contains("url: http://prometheus:" + port + "\n");
        assertThat(EYES.waitsFor("grafana")).containsExactly("prometheus");
    }

    /** What they show is nobody else's business, and Prometheus asks nobody who they are. */
    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "grafana"})
    void theyListenOnThisMachineAloneAndPrintWithinBounds(String container) {
        var port = URI.create(EYES.healthCheck(container).get(4)).getPort();

        assertThat(EYES.containers()).containsExactlyInAnyOrder("prometheus", "grafana");
        assertThat(EYES.list(container, "ports")).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(EYES.container(container))
                .containsEntry("logging", MAIN.container("proxy").get("logging"));
        assertThat(EYES.container(container).get("image").toString()).matches("\\w+/\\w+:v?\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void noPasswordIsWrittenDown() {
        assertThat(EYES.environment("grafana").get("GF_SECURITY_ADMIN_PASSWORD"))
                .startsWith("${GRAFANA_PASSWORD:?");
    }

    private static Object targets(Map<String, Object> job) {
        var found = (List<?>) job.get("dns_sd_configs");
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
