package org.coursemarket.documents;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.testing.ProjectRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that is wrong misleads whoever trusts it, and nobody else notices. */
class DocumentsTest {
    private static final int LONGEST_README_BYTES = 6_000;
    private static final long LONGEST_DECISION_LINES = 40;
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT))`");
    private static final List<String> MODULES = List.of(
            "course-war",
            "order-war",
            "server-config/start",
            "server-config/runtime",
            "server-config/launch",
            "server-config/verification");

    /** In place of another one, so it has no default and is in no file. */
    private static final String KEYS_THEMSELVES = "mp.jwt.verify.publickey";

    static List<Document> documents() {
        return Document.all();
    }

    static List<Document> decisions() {
        return Document.all().stream()
                .filter(document -> document.path().startsWith(".github/decisions"))
                .filter(document -> !document.path().endsWith("README.md"))
                .toList();
    }

    @Test
    void theReadmeIsShort() {
        assertThat(Document.of("README.md").text().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(LONGEST_README_BYTES);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Document document) {
        assertThat(document.linkedFiles()).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var tests = testClasses();
        assertThat(Document.of("README.md").found(TEST_CLASS)).isNotEmpty();
        assertThat(documents())
                .allSatisfy(document -> assertThat(document.found(TEST_CLASS)).isSubsetOf(tests));
    }

    @ParameterizedTest
    @ValueSource(strings = {"course-war", "order-war", "server-config/runtime"})
    void everySettingHasOneRowWithItsDefault(String module) throws IOException {
        var settings = settings(module);
        assertThat(settings.stringPropertyNames()).isNotEmpty().allSatisfy(key -> {
            var rows = SettingRow.all().stream()
                    .filter(row -> row.key().equals(key))
                    .toList();
            assertThat(rows).as("rows of " + key).hasSize(1);
            assertThat(rows.get(0).defaultValue()).isEqualTo(inWords(settings.getProperty(key)));
        });
    }

    @Test
    void everyRowIsOfASetting() throws IOException {
        var keys = Stream.of(settings("course-war"), settings("order-war"), settings("server-config/runtime"))
                .flatMap(settings -> settings.stringPropertyNames().stream())
                .collect(toSet());
        keys.add(KEYS_THEMSELVES);
        assertThat(SettingRow.all()).extracting(SettingRow::key).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionIsOnePageAndInTheList(Document decision) {
        assertThat(decision.text().lines().count()).isLessThanOrEqualTo(LONGEST_DECISION_LINES);
        assertThat(Document.of(".github/decisions/README.md").linkedFiles())
                .contains(ProjectRoot.PATH.resolve(decision.path()));
    }

    /** What is there to be set; below that, the files have what the server reads. A key without a default is commented out. */
    private static Properties settings(String module) throws IOException {
        var file = Files.readString(
                ProjectRoot.PATH.resolve(module + "/src/main/resources/META-INF/microprofile-config.properties"));
        var settings = new Properties();
        settings.load(new StringReader(
                file.replaceAll("(?s)# What the server reads.*", "").replaceAll("(?m)^#([\\w.]+=)$", "$1")));
        return settings;
    }

    private static String inWords(String defaultValue) {
        if (defaultValue.isEmpty()) {
            return "none, must be set";
        }
        return defaultValue.replaceAll("jdbc:h2:async:([\\w./]+);.*", "H2 in $1");
    }

    private static Set<String> testClasses() throws IOException {
        var names = Stream.<String>builder();
        for (var module : MODULES) {
            var sources = ProjectRoot.PATH.resolve(module).resolve("src/test/java");
            if (Files.exists(sources)) {
                try (var files = Files.walk(sources)) {
                    files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".java"))
                            .map(name -> name.replace(".java", ""))
                            .forEach(names::add);
                }
            }
        }
        return names.build().collect(toSet());
    }
}
