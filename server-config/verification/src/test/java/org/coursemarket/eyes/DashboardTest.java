package org.coursemarket.eyes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.coursemarket.testing.ProjectRoot;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Grafana says nothing of a panel that it can't fill; it stays empty. */
class DashboardTest {
    @Test
    void everyPanelAsksForSomethingInAPlaceOfItsOwn() {
        var panels = Dashboard.panels();

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("type").asText()).isIn("stat", "timeseries");
            assertThat(Dashboard.list(panel.path("targets")))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(target.path("expr").asText()).isNotBlank())
                    .extracting(target -> target.path("refId").asText())
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        });
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.path("gridPos")).doesNotHaveDuplicates();
        assertThat(panels).extracting(DashboardTest::rightEdge).allMatch(edge -> edge <= 24);
    }

    @Test
    void everyPanelFindsTheSourceOfItsData() throws IOException {
        Map<String, Iterable<Map<String, Object>>> sources =
                new Yaml().load(Files.readString(ProjectRoot.PATH.resolve("server-config/grafana/datasource.yml")));
        var source = sources.get("datasources").iterator().next();

        assertThat(Dashboard.read().findValues("datasource")).isNotEmpty().allSatisfy(named -> {
            assertThat(named.path("uid").asText()).isEqualTo(source.get("uid"));
            assertThat(named.path("type").asText()).isEqualTo(source.get("type"));
        });
    }

    /** A contradiction, then whether all are there. */
    @Test
    void theWorstComesFirst() {
        assertThat(Query.metrics(Dashboard.queries().get(0))).containsExactly("orders_mismatched");
        assertThat(Query.metrics(Dashboard.queries().get(1))).containsExactly("ready", "up");
    }

    private static int rightEdge(JsonNode panel) {
        return panel.path("gridPos").path("x").asInt(24)
                + panel.path("gridPos").path("w").asInt(24);
    }
}
