package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
                        "GET /api/courses/{id}",
                        "PATCH /api/courses/{id}/price",
                        "GET /api/courses/{id}/ledger",
                        "PATCH /api/courses/{id}/reserveSeat",
                        "PATCH /api/courses/{reservationId}/confirmReservation",
                        "PATCH /api/courses/{reservationId}/cancelReservation",
                        "POST /api/reservations/commands",
                        "GET /api/reservations/{id}",
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
                        "GET /api/orders/reconciliation",
                        "GET /api/health");
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
