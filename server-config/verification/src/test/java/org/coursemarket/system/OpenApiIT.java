package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.coursemarket.testing.ProjectRoot;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What /openapi says is what the services do. */
class OpenApiIT {
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");
    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);

    @Test
    void theCourseServiceDescribesEveryEndpoint() {
        assertThat(operations(marketplace.courses().http))
                .containsExactlyInAnyOrder(
                        "POST /api/courses",
                        "GET /api/courses",
                        "GET /api/courses/stream",
                        "GET /api/courses/{id}",
                        "PATCH /api/courses/{id}",
                        "PATCH /api/courses/{id}/status",
                        "PATCH /api/courses/{id}/seats",
                        "PATCH /api/courses/{id}/price",
                        "GET /api/courses/{id}/price-rules",
                        "PUT /api/courses/{id}/price-rules",
                        "POST /api/courses/{id}/price-rules/preview",
                        "GET /api/courses/{id}/prices",
                        "GET /api/courses/{id}/price-check",
                        "POST /api/courses/{id}/vouchers",
                        "GET /api/courses/{id}/vouchers",
                        "GET /api/courses/{id}/vouchers/{code}",
                        "PATCH /api/courses/{id}/vouchers/{code}",
                        "POST /api/courses/{id}/quotes",
                        "GET /api/courses/{id}/ledger",
                        "GET /api/courses/{id}/reservations",
                        "PATCH /api/courses/{id}/reserveSeat",
                        "PATCH /api/courses/{reservationId}/confirmReservation",
                        "PATCH /api/courses/{reservationId}/cancelReservation",
                        "POST /api/reservations/commands",
                        "GET /api/reservations/{id}",
                        "GET /problems/{name}",
                        "GET /api/health");
    }

    @Test
    void theOrderServiceDescribesEveryEndpoint() {
        assertThat(operations(marketplace.orders().http))
                .containsExactlyInAnyOrder(
                        "POST /api/orders",
                        "GET /api/orders",
                        "GET /api/orders/{id}",
                        "POST /api/orders/{id}/refund",
                        "POST /api/orders/{id}/cancel",
                        "GET /api/orders/reconciliation",
                        "GET /api/shop",
                        "GET /problems/{name}",
                        "GET /api/health");
    }

    @Test
    void whatIsServedIsWhatIsWritten() throws IOException {
        assertServesItsFile(marketplace.courses().http, "course-war");
        assertServesItsFile(marketplace.orders().http, "order-war");
    }

    private static void assertServesItsFile(Http service, String name) throws IOException {
        var file = Files.readString(ProjectRoot.PATH.resolve(name + "/src/main/resources/META-INF/openapi.yaml"));
        var yaml = service.get("/openapi");
        assertThat(yaml.text()).isEqualTo(file);
        assertThat(yaml.contentType()).isEqualTo("application/yaml");

        var json = service.get("/openapi?format=JSON");
        assertThat(json.body()).isEqualTo(new YAMLMapper().readTree(file));
        assertThat(json.contentType()).startsWith("application/json");
        assertThat(accepting(service, "text/html, application/json;q=0.9, */*;q=0.8"))
                .isEqualTo(json.text());
        assertThat(accepting(service, "*/*")).isEqualTo(file);
        assertThat(service.get("/openapi/").status()).isEqualTo(404);
    }

    private static String accepting(Http service, String types) {
        return service.send("GET", "/openapi", BodyPublishers.noBody(), Map.of("Accept", types))
                .text();
    }

    /** Calls each with ids that nobody has and a body that says nothing; what it answers must be described. */
    private static Set<String> operations(Http service) {
        var operations = new TreeSet<String>();
        var paths = new ObjectMapper()
                .valueToTree(new Yaml().load(service.get("/openapi").text()))
                .path("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        String method = operation.getKey().toUpperCase(Locale.ROOT);
                        var answer = service.send(
                                method,
                                path.getKey()
                                        .replaceAll(
                                                "\\{\\w+}", UUID.randomUUID().toString()),
                                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"),
                                Map.of("Content-Type", "application/json"));
                        assertThat(operation.getValue().path("responses").fieldNames())
                                .toIterable()
                                .as(method + " " + path.getKey())
                                .contains(String.valueOf(answer.status()));
                        operations.add(method + " " + path.getKey());
                    }
                }));
        return operations;
    }
}
