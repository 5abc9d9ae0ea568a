package org.coursemarket.eyes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.coursemarket.system.Needs;
import org.coursemarket.system.ProgramsPresent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' own words on its configuration, of version 2.42; and that each rule has a test. */
class RulesTest {
    private static final String PROMTOOL = "promtool";

    /** With examples of what an alert is for, and of what it is not for. */
    @Tag("full")
    @Needs(PROMTOOL)
    @ParameterizedTest
    @ValueSource(
            strings = {"check config prometheus.yml", "check rules --lint-fatal rules.yml", "test rules rules-test.yml"
            })
    void promtoolFindsNothingWrong(String arguments) throws IOException, InterruptedException {
        var program = ProgramsPresent.find(PROMTOOL).orElseThrow().toString();
        var process = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments.split(" ")))
                        .toList())
                .directory(Rules.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void everyRuleIsTested() {
        var tests = Rules.text("rules-test.yml");

        assertThat(names())
                .doesNotHaveDuplicates()
                .hasSize(Rules.queries().size())
                .allSatisfy(name -> assertThat(tests).containsPattern("(?:alertname|expr): " + name + "\\b"));
    }

    private static List<String> names() {
        return Stream.of(Rules.recorded(), Rules.alerts()).flatMap(List::stream).toList();
    }
}
