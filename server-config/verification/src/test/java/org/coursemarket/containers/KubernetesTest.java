package org.coursemarket.containers;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.containers.Compose.MAIN;
import static org.coursemarket.containers.Kubernetes.container;
import static org.coursemarket.containers.Kubernetes.manifest;
import static org.coursemarket.containers.Kubernetes.pod;
import static org.coursemarket.containers.Repository.ROOT;
import static org.coursemarket.containers.Repository.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the manifests for Kubernetes to the code, to the Dockerfiles and to nginx's files: a slip there shows only in a cluster. */
class KubernetesTest {
    private static final Path FOLDER = ROOT.resolve("server-config/kubernetes");

    /** The ConfigMap and the Secret of whoever runs it. */
    private static final String THEIRS = "marketplace";

    /** What the virtual machine takes beside the heap, in MiB; README.md has measurements. */
    private static final int BESIDE_THE_HEAP = 384;

    @Test
    void eachFileThatIsNamedIsThereAndEachManifestIsNamed() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(Kubernetes.resources())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> ROOT.relativize(file).toString()).toList());
        }
        assertThat(Stream.of("proxy", "courses").flatMap(name -> Kubernetes.files(name).values().stream()))
                .containsExactly("server-config/nginx.conf", "server-config/nginx-courses.conf")
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).isRegularFile());
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentSetsOnlyWhatTheServiceReads(Service service) throws IOException {
        var set = new HashSet<>(Kubernetes.literals("settings").keySet());
        variables(service.container).map(variable -> variable.at("name").text()).forEach(set::add);

        assertThat(container(service.container)
                        .at("envFrom")
                        .items()
                        .map(source -> source.at("configMapRef", "name").text()))
                .containsExactly("settings");
        assertThat(set).isSubsetOf(service.variables(""));
    }

    /** A container that asks for a key that is not there does not start. An empty value would not do: the default counts then. */
    @ParameterizedTest
    @EnumSource
    void whoeverRunsItMustSayWhereTheDatabaseIsAndWhatHasNoDefault(Service service) throws IOException {
        var settings = service.settings();
        var asked = Stream.concat(
                settings.stringPropertyNames().stream()
                        .filter(key -> settings.getProperty(key).isEmpty())
                        .map(Service::variable),
                service.variables(service.word + ".db.").stream());

        assertThat(asked).hasSizeGreaterThanOrEqualTo(5).allSatisfy(name -> {
            boolean isSecret = name.matches(".*_(USER|PASSWORD|SECRET)");
            var source = container(service.container).at("env").named(name).orElseThrow();
            assertThat(source.at("valueFrom").value())
                    .isEqualTo(
                            Map.of(isSecret ? "secretKeyRef" : "configMapKeyRef", Map.of("name", THEIRS, "key", name)));
        });
    }

    @Test
    void noSecretIsWrittenDown() {
        assertThat(Kubernetes.manifests().map(manifest -> manifest.at("kind").text()))
                .doesNotContain("Secret")
                .contains("Deployment");
        assertThat(read("server-config/kustomization.yaml")).doesNotContain("secretGenerator");
    }

    @ParameterizedTest
    @EnumSource
    void theImageIsTheOneThatComposeBuilds(Service service) {
        assertThat(container(service.container).at("image").text()).isEqualTo(MAIN.project() + "-" + service.container);
    }

    @ParameterizedTest
    @EnumSource
    void allNameTheSamePort(Service service) {
        assertThat(port(service.container)).isEqualTo(service.dockerfile().port());
        assertThat(ofService(service.container).at("port").text())
                .isEqualTo(service.dockerfile().port());
        assertThat(manifest("Service", service.container)
                        .at("spec", "clusterIP")
                        .text())
                .as("each node has an address of its own")
                .isEqualTo("None");
    }

    /** A path answers for what has its annotation; none would be UP whatever happens. */
    @ParameterizedTest
    @CsvSource({
        "startupProbe, /health/started, Startup",
        "livenessProbe, /health/live, Liveness",
        "readinessProbe, /health/ready, Readiness"
    })
    void eachProbeAsksWhatItIsFor(String probe, String path, String annotation) {
        assertThat(Service.values()).allSatisfy(service -> {
            assertThat(container(service.container).at(probe, "httpGet").value())
                    .isEqualTo(Map.of("path", path, "port", "http"));
            assertThat(Stream.of(service.module, "server-config/runtime").anyMatch(module -> has(module, annotation)))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aServiceHasTheTimeToServeOnAndToAnswerWhatItHasBegun(Service service) {
        var delay = Duration.parse(Kubernetes.literals("settings").get("STOP_DELAY"));
        var answers = Duration.parse("PT"
                + MAIN.container(service.container).get("stop_grace_period").toString());

        assertThat(grace(service.container)).isGreaterThanOrEqualTo(delay.plus(answers));
        assertThat(delay)
                .as("nginx asks the DNS every 5 s, and that may remember for as long")
                .isGreaterThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource
    void theMemoryIsThatOfTheHeapAndOfWhatIsBesideIt(Service service) {
        var heap = Pattern.compile("(?m)^-Xmx(\\d+)m$").matcher(read("server-config/server.args"));
        assertThat(heap.find()).isTrue();
        var resources = container(service.container).at("resources");
        var limit = resources.at("limits", "memory").text();

        assertThat(limit).matches("\\d+Mi");
        assertThat(Integer.parseInt(limit.replace("Mi", "")))
                .isGreaterThanOrEqualTo(Integer.parseInt(heap.group(1)) + BESIDE_THE_HEAP);
        assertThat(resources.at("requests", "memory").text()).isEqualTo(limit);
    }

    /** Where the image lets it write. */
    @ParameterizedTest
    @EnumSource
    void theServiceWritesIntoItsDataAlone(Service service) {
        var image = service.dockerfile();
        var folder = image.instructions("WORKDIR").get(0) + "/data";

        assertThat(image.instructions("RUN")).anyMatch(command -> command.endsWith(" data"));
        assertThat(mounts(service.container)).containsExactly(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"course-service", "order-service", "courses", "proxy"})
    void allMeanTheSamePods(String name) {
        var spec = manifest("Deployment", name).at("spec");
        var label = Map.of("app", name);

        assertThat(spec.at("template", "metadata", "labels").value()).isEqualTo(label);
        assertThat(spec.at("selector", "matchLabels").value()).isEqualTo(label);
        assertThat(pod(name)
                        .at("topologySpreadConstraints")
                        .items()
                        .findFirst()
                        .orElseThrow()
                        .at("labelSelector", "matchLabels")
                        .value())
                .isEqualTo(label);
        assertThat(manifest("Service", name).at("spec", "selector").value()).isEqualTo(label);
        assertThat(manifest("PodDisruptionBudget", name).at("spec").value())
                .isEqualTo(Map.of("maxUnavailable", 1, "selector", Map.of("matchLabels", label)));
        assertThat(ofService(name).at("targetPort").text()).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"course-service", "order-service", "courses", "proxy"})
    void aNewNodeIsReadyBeforeAnOldOneEnds(String name) {
        var spec = manifest("Deployment", name).at("spec");

        assertThat(spec.at("replicas").number()).isEqualTo(2);
        assertThat(spec.at("strategy", "rollingUpdate").value()).isEqualTo(Map.of("maxSurge", 1, "maxUnavailable", 0));
        assertThat(container(name).at("readinessProbe", "httpGet").value())
                .isEqualTo(Map.of("path", "/health/ready", "port", "http"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"course-service", "order-service", "courses", "proxy"})
    void aPodMayDoNoMoreThanItMust(String name) {
        var pod = pod(name);
        var rights = pod.at("securityContext");

        assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(pod.at("enableServiceLinks").value())
                .as("else the Service `proxy` sets PROXY_PORT")
                .isEqualTo(false);
        assertThat(rights.at("runAsNonRoot").value()).isEqualTo(true);
        assertThat(rights.at("runAsUser").number()).isPositive();
        assertThat(rights.at("seccompProfile", "type").text()).isEqualTo("RuntimeDefault");
        assertThat(container(name).at("securityContext").value())
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "readOnlyRootFilesystem",
                        true,
                        "capabilities",
                        Map.of("drop", List.of("ALL"))));
        assertThat(pod.at("containers").items()).hasSize(1);
        assertThat(pod.at("volumes").items().map(volume -> volume.at("name").text()))
                .containsExactlyElementsOf(container(name)
                        .at("volumeMounts")
                        .items()
                        .map(mount -> mount.at("name").text())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"proxy, PROXY_PORT", "courses, COURSES_PORT"})
    void eachNameInNginxsFileIsFilledIn(String name, String port) {
        var file = Kubernetes.files(name).get("nginx.conf.template");
        var names = Pattern.compile("\\$\\{(\\w+)}").matcher(read(file)).results();
        var set = variables(name).map(variable -> variable.at("name").text()).collect(toSet());

        assertThat(set)
                .containsAll(names.map(found -> found.group(1).replaceFirst("^NGINX_LOCAL", "NGINX_ENTRYPOINT_LOCAL"))
                        .toList());
        assertThat(value(name, port))
                .isEqualTo(port(name))
                .isEqualTo(ofService(name).at("port").text());
        assertThat(container(name).at("image").text())
                .isEqualTo(MAIN.container("proxy").get("image"));
        assertThat(mounts(name))
                .contains(value(name, "NGINX_ENVSUBST_TEMPLATE_DIR"), value(name, "NGINX_ENVSUBST_OUTPUT_DIR"));
        assertThat(pod(name)
                        .at("volumes")
                        .named("templates")
                        .orElseThrow()
                        .at("configMap", "name")
                        .text())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"proxy, COURSE", "proxy, ORDER", "courses, COURSE"})
    void nginxAsksForEachNodeByTheWholeNameOfItsService(String name, Service service) {
        assertThat(value(name, service.name() + "_SERVICE"))
                .isEqualTo(service.container + ".$(NAMESPACE).svc.cluster.local:"
                        + service.dockerfile().port() + " resolve");
        assertThat(variables(name).map(variable -> variable.at("name").text()).toList())
                .as("what a value refers to stands before it")
                .containsSubsequence("NAMESPACE", service.name() + "_SERVICE");
    }

    /** It takes no connection from its first signal on. */
    @ParameterizedTest
    @CsvSource({"proxy, nginx.conf", "courses, nginx-courses.conf"})
    void nginxWaitsUntilNobodySendsItAnythingAndThenForTheLongestAnswer(String name, String file) {
        var sleep =
                container(name).at("lifecycle", "preStop", "exec", "command").texts();
        var answer = Pattern.compile("proxy_read_timeout (\\d+)s;").matcher(read("server-config/" + file));
        assertThat(answer.find()).isTrue();

        assertThat(sleep).startsWith("sleep").hasSize(2);
        assertThat(grace(name))
                .isGreaterThan(Duration.ofSeconds(Long.parseLong(sleep.get(1)) + Long.parseLong(answer.group(1))));
    }

    @Test
    void theOrderServiceFindsTheCourseServices() throws IOException {
        var url = URI.create(value("order-service", "COURSE_API_URL"));

        assertThat(url)
                .hasHost("courses")
                .hasPort(ofService("courses").at("port").number());
        assertThat(url.getPath())
                .isEqualTo(URI.create(Service.ORDER.settings().getProperty("course.api.url"))
                        .getPath());
    }

    private static Stream<YamlNode> variables(String name) {
        return container(name).at("env").items();
    }

    private static String value(String name, String variable) {
        return container(name)
                .at("env")
                .named(variable)
                .orElseThrow()
                .at("value")
                .text();
    }

    private static List<String> mounts(String name) {
        return container(name)
                .at("volumeMounts")
                .items()
                .map(mount -> mount.at("mountPath").text())
                .toList();
    }

    private static String port(String name) {
        return container(name)
                .at("ports")
                .named("http")
                .orElseThrow()
                .at("containerPort")
                .text();
    }

    private static YamlNode ofService(String name) {
        return manifest("Service", name).at("spec", "ports").named("http").orElseThrow();
    }

    private static Duration grace(String name) {
        return Duration.ofSeconds(pod(name).at("terminationGracePeriodSeconds").number());
    }

    private static boolean has(String module, String annotation) {
        try (var sources = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .anyMatch(file -> read(ROOT.relativize(file).toString()).contains("\n@" + annotation + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
