package org.coursemarket.server;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** Holds docker-compose.yml and the Dockerfiles to the code and to each other: a slip there shows only in a container. */
class ContainersTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final String COMPOSE = read("docker-compose.yml");

    private enum Service {
        COURSE,
        ORDER;

        private final String word = name().toLowerCase(Locale.ROOT);
        private final String container = word + "-service";
        private final String module = word + "-war";
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentSetsOnlyWhatTheServiceReads(Service service) throws IOException {
        assertThat(environment(service.container).keySet()).isSubsetOf(variables(service, ""));
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentSetsTheWholeDatabase(Service service) throws IOException {
        assertThat(variables(service, service.word + ".db."))
                .hasSize(3)
                .isSubsetOf(environment(service.container).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void postgresMakesTheDatabaseBeforeItIsHealthy(Service service) {
        var made = environment("postgres");
        var used = environment(service.container);
        var url = uri(used.get(service.name() + "_DB_URL"));
        var databases = "create database " + made.get("POSTGRES_DB") + ";\n" + read("server-config/postgres-init.sql");

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
        Map<String, Map<String, Object>> compose = new Yaml().load(COMPOSE);

        assertThat(compose.get("volumes")).containsKey("postgres-data");
        assertThat(list("postgres", "volumes")).contains("postgres-data:/var/lib/postgresql/data");
    }

    @Test
    void noPasswordIsWrittenDown() {
        var passwords = COMPOSE.lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("password"));

        assertThat(passwords)
                .hasSize(3)
                .allMatch(line -> line.matches(" +\\w+: (&password \\$\\{POSTGRES_PASSWORD:\\?[^}]+}|\\*password)"));
        assertThat(COMPOSE).doesNotContainPattern("//[^/\\s]*@");
    }

    @ParameterizedTest
    @EnumSource
    void allNameTheSamePort(Service service) {
        var port = port(service);

        assertThat(instructions(service, "EXPOSE")).containsExactly(port);
        assertThat(list(service.container, "ports")).containsExactly(port + ":" + port);
        assertThat(healthCheck(service.container))
                .startsWith("CMD", "curl", "--fail")
                .endsWith("http://localhost:" + port + "/health/ready");
    }

    @Test
    void theOrderServiceFindsTheCourseService() throws IOException {
        var url = settings(Service.ORDER).getProperty("course.api.url");

        assertThat(url).startsWith("http://localhost:" + port(Service.COURSE) + "/");
        assertThat(environment("order-service"))
                .containsEntry("COURSE_API_URL", url.replace("localhost", "course-service"));
    }

    @ParameterizedTest
    @EnumSource
    void eachServiceWaitsForTheHealthOfWhatItNeeds(Service service) {
        var needed = environment(service.container).values().stream()
                .filter(value -> value.contains("://"))
                .map(value -> uri(value).getHost())
                .distinct()
                .collect(toMap(host -> host, host -> Map.of("condition", "service_healthy")));

        assertThat(services().get(service.container)).containsEntry("depends_on", needed);
        assertThat(needed.keySet())
                .isNotEmpty()
                .allSatisfy(host -> assertThat(healthCheck(host)).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theServerStartsAsEverywhereButNotAsRoot(Service service) {
        var war = service.module + "/target/" + service.module + ".war";

        assertThat(services().get(service.container))
                .containsEntry("build", Map.of("context", ".", "dockerfile", service.module + "/Dockerfile"));
        assertThat(entrypoint(service))
                .containsExactly("java", "@server-config/server.args", "--port", port(service), "--deploy", war);
        assertThat(instructions(service, "USER")).singleElement().isNotIn("root", "0");
    }

    @ParameterizedTest
    @EnumSource
    void theImageHasEachFileWhereTheServerLooksForIt(Service service) {
        var start = String.join(" ", entrypoint(service)) + " " + read("server-config/server.args");
        var lookedFor = words(start).filter(word -> word.matches("@?.+/.+")).map(word -> word.replace("@", ""));

        assertThat(instructions(service, "WORKDIR")).containsExactly("/app");
        assertThat(copied(service).values()).containsExactlyInAnyOrderElementsOf(lookedFor.toList());
        assertThat(copied(service))
                .allSatisfy((source, place) -> assertThat(place).isEqualTo(source));
    }

    @ParameterizedTest
    @EnumSource
    void eachCopiedFileIsInTheRepositoryOrBuilt(Service service) {
        assertThat(copied(service).keySet()).map(Path::of).allSatisfy(file -> {
            if (file.getName(1).toString().equals("target")) {
                var name = file.getFileName().toString();
                assertThat(read(file.getName(0) + "/pom.xml"))
                        .containsAnyOf(
                                "<destFileName>" + name + "<", "<finalName>" + name.replaceFirst("\\.war$", "") + "<");
            } else {
                assertThat(ROOT.resolve(file)).isRegularFile();
            }
        });
    }

    @Test
    void theBuildSeesNothingButWhatIsCopied() {
        var wanted = new TreeSet<>(Set.of("*"));
        Stream.of(Service.values())
                .forEach(service -> copied(service).keySet().forEach(file -> wanted.add("!" + file)));

        assertThat(read(".dockerignore").lines().toList()).startsWith("*").containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** The environment's names of settings, by MicroProfile Config's rule ("Environment Variables Mapping Rules"). */
    private static List<String> variables(Service service, String prefix) throws IOException {
        return settings(service).stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .toList();
    }

    private static Properties settings(Service service) throws IOException {
        var settings = new Properties();
        settings.load(
                new StringReader(read(service.module + "/src/main/resources/META-INF/microprofile-config.properties")));
        return settings;
    }

    private static Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(COMPOSE);
        return compose.get("services");
    }

    private static Map<String, String> environment(String container) {
        return ((Map<?, ?>) services().get(container).get("environment"))
                .entrySet().stream()
                        .collect(toMap(
                                entry -> entry.getKey().toString(),
                                entry -> entry.getValue().toString()));
    }

    private static List<String> list(String container, String key) {
        return strings(services().get(container).get(key));
    }

    private static List<String> healthCheck(String container) {
        return strings(((Map<?, ?>) services().get(container).get("healthcheck")).get("test"));
    }

    private static List<String> strings(Object list) {
        return ((Collection<?>) list).stream().map(Object::toString).toList();
    }

    private static URI uri(String url) {
        return URI.create(url.replaceFirst("^jdbc:", ""));
    }

    private static String port(Service service) {
        var entrypoint = entrypoint(service);
        return entrypoint.get(entrypoint.indexOf("--port") + 1);
    }

    private static List<String> entrypoint(Service service) {
        return strings(new Yaml().load(instructions(service, "ENTRYPOINT").get(0)));
    }

    /** What is copied, and to which place below the image's working directory. */
    private static Map<String, String> copied(Service service) {
        var places = new HashMap<String, String>();
        for (var copy : instructions(service, "COPY")) {
            var paths = words(copy).toList();
            var directory = paths.get(paths.size() - 1);
            for (var source : paths.subList(0, paths.size() - 1)) {
                places.put(source, directory + Path.of(source).getFileName());
            }
        }
        return places;
    }

    private static List<String> instructions(Service service, String name) {
        return read(service.module + "/Dockerfile")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    private static Stream<String> words(String text) {
        return Pattern.compile("\\s+").splitAsStream(text);
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
