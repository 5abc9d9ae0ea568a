package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told: which pages may use the API, and what to make of an answer. */
class BrowserIT {
    private static final String FRONT_END = "http://localhost:3000";

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final Http courses = marketplace.courses().http;
    private final Http orders = marketplace.orders().http;

    @Test
    void thePagesOfTheFrontEndMayUseTheApi() {
        for (var service : new Http[] {courses, orders}) {
            var preflight = preflight(service, FRONT_END);

            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("access-control-allow-origin")).isEqualTo(FRONT_END);
            assertThat(preflight.header("access-control-allow-credentials")).isEqualTo("true");
            assertThat(preflight.header("access-control-allow-methods")).contains("GET", "POST", "PUT", "PATCH");
            assertThat(preflight.header("access-control-allow-headers"))
                    .contains("Authorization", "Content-Type", "Idempotency-Key", "If-Match");
            assertThat(preflight.header("vary")).isEqualTo("Origin");
        }
    }

    /** Refusals too, or the page could not tell its user why. */
    @Test
    void theAnswerSaysSoWhateverItIs() {
        var unknown = "/api/reservations/" + UUID.randomUUID();

        assertThat(Stream.of(
                        from(FRONT_END, courses, "/api/health"),
                        from(FRONT_END, courses, unknown),
                        from(FRONT_END, courses.with("x"), unknown),
                        from(FRONT_END, courses.with(null), unknown)))
                .allSatisfy(answer -> {
                    assertThat(answer.header("access-control-allow-origin")).isEqualTo(FRONT_END);
                    assertThat(answer.header("access-control-expose-headers"))
                            .contains("ETag", "Location", "Retry-After");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3001",
                "https://localhost:3000",
                "http://localhost:3000.example",
                "http://localhost",
                "null",
                "*"
            })
    void otherPagesMayNot(String origin) {
        assertThat(Stream.of(from(origin, courses, "/api/health"), preflight(orders, origin)))
                .allSatisfy(answer -> assertThat(answer.headers().map().keySet())
                        .noneMatch(name -> name.startsWith("access-control-")));
    }

    @Test
    void anAnswerIsDataAndIsNotKept() {
        assertThat(Stream.of(
                        courses.get("/api/health"),
                        courses.get("/nothing"),
                        orders.with("x").get("/api/orders"),
                        orders.get("/health"),
                        courses.send("PUT", "/health", BodyPublishers.noBody(), Map.of()),
                        preflight(orders, FRONT_END)))
                .allSatisfy(answer -> {
                    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
                    assertThat(answer.header("cache-control")).isEqualTo("no-store");
                    assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
                    assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
                    assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
                });
    }

    private static Answer from(String origin, Http service, String path) {
        return service.send("GET", path, BodyPublishers.noBody(), Map.of("Origin", origin));
    }

    private static Answer preflight(Http service, String origin) {
        return service.with(null)
                .send(
                        "OPTIONS",
                        "/api/orders",
                        BodyPublishers.noBody(),
                        Map.of("Origin", origin, "Access-Control-Request-Method", "POST"));
    }
}
