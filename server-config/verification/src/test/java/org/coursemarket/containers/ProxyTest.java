package org.coursemarket.containers;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.containers.Compose.MAIN;
import static org.coursemarket.containers.Compose.NODES;
import static org.coursemarket.containers.Compose.TLS;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds what runs nginx in containers to nginx's own files, and those to the services. */
class ProxyTest {
    private static final String FILE = "server-config/nginx.conf";
    private static final String TEMPLATES = ":/etc/nginx/templates/";

    @Test
    void theProxyAloneIsReachedFromOutside() {
        assertThat(MAIN.containers())
                .containsExactlyInAnyOrder("proxy", "postgres", "course-service", "order-service")
                .allSatisfy(
                        name -> assertThat(MAIN.list(name, "ports").isEmpty()).isEqualTo(!name.equals("proxy")));
        assertThat(NODES.containers())
                .allSatisfy(name -> assertThat(NODES.list(name, "ports")).isEmpty());
    }

    @Test
    void theProxyListensWhereItsPortLeadsTo() {
        var port = MAIN.environment("proxy").get("PROXY_PORT");

        assertThat(MAIN.list("proxy", "ports")).containsExactly(port + ":" + port);
        assertThat(MAIN.healthCheck("proxy")).contains("wget").endsWith("http://127.0.0.1:" + port + "/health/ready");
    }

    @Test
    void inTlsItIsReachedInNoOtherWay() {
        var port = TLS.environment("proxy").get("PROXY_TLS_PORT");

        assertThat(TLS.text()).contains("ports: !override\n");
        assertThat(TLS.list("proxy", "ports")).containsExactly(port + ":" + port);
        assertThat(TLS.list("proxy", "volumes"))
                .contains("./server-config/nginx-tls.conf" + TEMPLATES + "nginx-tls.conf.template:ro")
                .anyMatch(volume ->
                        volume.startsWith("${TLS_CERTIFICATE:?") && volume.endsWith("}:/etc/nginx/certificate.pem:ro"))
                .anyMatch(volume -> volume.startsWith("${TLS_KEY:?") && volume.endsWith("}:/etc/nginx/key.pem:ro"));
        assertThat(TLS.environment("proxy").keySet()).isEqualTo(names("server-config/nginx-tls.conf"));
        assertThat(Repository.read(FILE)).contains("include nginx-tls*.conf;");
    }

    @Test
    void eachNameInTheFileIsFilledIn() {
        assertFilledIn(MAIN, "proxy", FILE);
        assertFilledIn(NODES, "courses", "server-config/nginx-courses.conf");
    }

    /** By the image, which writes what it makes of a template into this folder, and knows the container's resolvers. */
    private static void assertFilledIn(Compose compose, String container, String file) {
        var filledIn = new HashSet<>(names(file));
        assertThat(filledIn.remove("NGINX_LOCAL_RESOLVERS")).isTrue();
        filledIn.add("NGINX_ENTRYPOINT_LOCAL_RESOLVERS");
        filledIn.add("NGINX_ENVSUBST_OUTPUT_DIR");

        assertThat(compose.environment(container))
                .containsOnlyKeys(filledIn)
                .containsEntry("NGINX_ENTRYPOINT_LOCAL_RESOLVERS", "1")
                .containsEntry("NGINX_ENVSUBST_OUTPUT_DIR", "/etc/nginx");
        assertThat(compose.list(container, "volumes"))
                .containsExactly("./" + file + TEMPLATES + "nginx.conf.template:ro");
    }

    @ParameterizedTest
    @EnumSource
    void theProxyFindsTheServiceAndWaitsForIt(Service service) {
        var address = service.container + ":" + service.dockerfile().port() + " resolve";

        assertThat(MAIN.environment("proxy")).containsEntry(service.name() + "_SERVICE", address);
        assertThat(MAIN.waitsFor("proxy")).contains(service.container);
    }

    @Test
    void severalOrderServicesFindSeveralCourseServices() {
        var balancer = NODES.environment("courses");
        var one = MAIN.environment("order-service").get("COURSE_API_URL");

        assertThat(balancer)
                .containsEntry("COURSE_SERVICE", MAIN.environment("proxy").get("COURSE_SERVICE"));
        assertThat(NODES.environment("order-service"))
                .containsEntry(
                        "COURSE_API_URL",
                        one.replace("//course-service:", "//courses:")
                                .replaceFirst(":\\d+", ":" + balancer.get("COURSES_PORT")));
        assertThat(NODES.waitsFor("courses")).containsExactly("course-service");
        assertThat(NODES.waitsFor("order-service")).containsExactly("courses");
        assertThat(NODES.healthCheck("courses"))
                .endsWith("http://127.0.0.1:" + balancer.get("COURSES_PORT") + "/health/ready");
        assertThat(Stream.of(Service.values()))
                .allSatisfy(service ->
                        assertThat(NODES.container(service.container)).containsEntry("deploy", Map.of("replicas", 2)));
        assertThat(NODES.container("courses").get("image"))
                .isEqualTo(MAIN.container("proxy").get("image"));
    }

    /** A header that the proxy does not know would never reach the service that reads it. */
    @ParameterizedTest
    @EnumSource
    void eachHeaderThatAServiceReadsPasses(Service service) {
        var read = Pattern.compile("- name: ([\\w-]+)\\s+in: header")
                .matcher(Repository.read(service.module + "/src/main/resources/META-INF/openapi.yaml"))
                .results()
                .map(header -> header.group(1))
                .toList();
        var passed = Pattern.compile("proxy_set_header ([\\w-]+) \\$")
                .matcher(Repository.read(FILE))
                .results()
                .map(header -> header.group(1))
                .collect(toSet());

        assertThat(read).isNotEmpty();
        assertThat(passed)
                .containsAll(read)
                .contains("Accept", "Authorization", "Content-Type", "Content-Encoding", "Origin")
                .doesNotContain("X-Forwarded-Proto", "traceparent");
    }

    private static Set<String> names(String file) {
        return Pattern.compile("\\$\\{(\\w+)}")
                .matcher(Repository.read(file))
                .results()
                .map(name -> name.group(1))
                .collect(toSet());
    }
}
