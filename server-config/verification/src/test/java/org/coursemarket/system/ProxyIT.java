package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertRefused;
import static org.coursemarket.system.Answers.assertReservation;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both services as their clients see them, as one behind the proxy: what passes, what does not, and what they learn of each other. */
@Needs(Nginx.PROGRAM)
class ProxyIT {
    private static Nginx proxy;

    private final CourseSystem courses = new CourseSystem(proxy.address());
    private final OrderSystem orders = new OrderSystem(proxy.address());

    @BeforeAll
    static void start() {
        proxy = Nginx.before(Marketplace.on(TestDatabase.H2));
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    void theTypesOfBothServicesLeadToWhatTheyMean() {
        for (var type : List.of("sold-out", "seat-sold", "seat-lost", "order-cancelled")) {
            var text = courses.http.get("/problems/" + type);
            assertThat(text.status()).as(type).isEqualTo(200);
            assertThat(text.contentType()).as(type).startsWith("text/plain");
        }
        assertProblem(courses.http.get("/problems/nothing"), 404);
    }

    @Test
    void aSeatIsSold() {
        var course = courses.courseWithSeats(1);
        var student = UUID.randomUUID().toString();
        var order = orders.buy(course, student);

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(courses.seatsOf(course).sold()).isEqualTo(1);
        assertReservation(courses.reservation(order.id()), "CONFIRMED");
        assertThat(orders.buy(course, student).problem()).isEqualTo("already-purchased");
    }

    /** They come while the stream is open, although they fill no buffer. */
    @Test
    void eventsComeAtOnce() throws Exception {
        var course = courses.courseWithSeats(1);
        try (var seats = LiveSeats.of(proxy.address(), List.of(course))) {
            seats.await(event -> event.path("heldSeats").asInt() == 0);
            courses.reserve(course);
            seats.await(event -> event.path("heldSeats").asInt() == 1);
        }
    }

    @Test
    void rulesOfAPriceAreSetByTheTagThatWasRead() {
        var course = courses.courseWithSeats(1);
        var tag = courses.priceRules(course).header("etag");

        assertThat(courses.setPriceRules(course, tag, "{\"floor\": 60, \"rules\": []}")
                        .status())
                .isEqualTo(200);
        assertThat(courses.setPriceRules(course, tag, "{\"rules\": []}").status())
                .isEqualTo(412);
    }

    @Test
    void aRepeatedRequestHasOneEffect() {
        var course = courses.courseWithSeats(2);
        var key = UUID.randomUUID();
        var student = UUID.randomUUID().toString();

        assertThat(orders.buy(course, student, key).id())
                .isEqualTo(orders.buy(course, student, key).id());
        assertThat(courses.reserve(course, key).id()).isEqualTo(key.toString());
    }

    @Test
    void aLocationAndALinkLeadBackHere() {
        var created = CourseSystem.offer(courses.http, 2);
        var location = URI.create(created.header("location"));
        courses.reserve(created.id());
        var first = courses.ledger(created.id(), "limit=1");

        assertThat(location).hasToString("/api/courses/" + created.id());
        assertThat(courses.http.get(location.toString()).id()).isEqualTo(created.id());
        assertThat(first.header("link")).startsWith("</api/courses/" + created.id() + "/ledger?");
        assertThat(courses.http.next(first).body()).hasSize(1);
        assertThat(courses.ledgerOf(created.id())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/health",
                "/api/nothing",
                "/api/courses/../nothing",
                "/api/courses/%2e%2e/health",
                "/api/courses/..%2f..%2fmetrics",
                "/health",
                "/health/live",
                "/metrics",
                "/openapi",
                "/openapi/",
                "/problem",
                "/server-problem",
                "/index.html",
                "/shop",
                "/shop/pages/",
                "/webjars/lit-html"
            })
    void nothingElsePasses(String path) {
        var answer = courses.http.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void theShopPassesPacked() {
        var plain = orders.http.get("/shop/main.js");
        var packed =
                orders.http.send("GET", "/shop/main.js", BodyPublishers.noBody(), Map.of("Accept-Encoding", "gzip"));
        var tag = Map.of("If-None-Match", plain.header("etag"));

        assertThat(orders.http.get("/").contentType()).startsWith("text/html");
        assertThat(orders.http.get("/api/shop").body().path("clientId").asText())
                .isEqualTo("course-shop");
        assertThat(plain.status()).isEqualTo(200);
        assertThat(packed.header("content-encoding")).isEqualTo("gzip");
        assertThat(packed.header("content-security-policy")).contains("script-src 'self'");
        assertThat(orders.http
                        .send("GET", "/shop/main.js", BodyPublishers.noBody(), tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void commandsComeFromInsideOnly() {
        var command = "{\"command\": \"cancel\", \"reservationId\": \"" + UUID.randomUUID() + "\"}";
        var answer = courses.perform(List.of(command));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("title").asText()).isEqualTo("Forbidden");
    }

    @Test
    void theProxySaysThatItIsThere() {
        try (var alone = Nginx.proxy(List.of(Marketplace.freePort()), List.of(Marketplace.freePort()))) {
            var answer = new Http(alone.address(), null).get("/health/ready");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("status").asText()).isEqualTo("UP");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        }
    }

    @Test
    void whereNoServiceIsThereTheProxySaysSo() {
        try (var alone = Nginx.proxy(List.of(Marketplace.freePort()), List.of(Marketplace.freePort()))) {
            var answer = new Http(alone.address(), null).post("/api/orders", Map.of());

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Gateway\",\"status\":502}");
            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        }
    }

    /** What a service says passes as it is, and has each header once. */
    @Test
    void theServicesProblemsPass() {
        var unknown = courses.course(UUID.randomUUID().toString());
        var noToken = orders.http.with(null).get("/api/orders");

        assertRefused(unknown, 404, "unknown-course");
        assertRefused(noToken, 401, "token-required");
        assertThat(noToken.header("www-authenticate")).startsWith("Bearer ");
        assertProblem(courses.http.send("PUT", "/api/courses", BodyPublishers.noBody(), Map.of()), 405);
        assertThat(unknown.headers().map())
                .containsKey("date") // RFC 9110, section 6.6.1
                .allSatisfy((name, values) -> assertThat(values).as(name).hasSize(1));
    }

    @Test
    void pagesOfOtherOriginsAskAsBefore() {
        var preflight = orders.http
                .with(null)
                .send(
                        "OPTIONS",
                        "/api/orders",
                        BodyPublishers.noBody(),
                        Map.of("Origin", "http://localhost:3000", "Access-Control-Request-Method", "POST"));

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
    }

    @Test
    void whereARequestComesFromTheProxyAloneSays() {
        try (var service = StubService.thatAnswers();
                var before = Nginx.proxy(List.of(service.port()), List.of(service.port()))) {
            new Http(before.address(), null)
                    .send(
                            "POST",
                            "/api/orders?a=%20b",
                            BodyPublishers.ofString("{}"),
                            Map.of(
                                    "Forwarded", "for=192.0.2.1;proto=https",
                                    "X-Forwarded-For", "192.0.2.1",
                                    "X-Forwarded-Host", "elsewhere.example",
                                    "X-Forwarded-Proto", "https",
                                    "X-Real-IP", "192.0.2.1",
                                    "X-HTTP-Method-Override", "DELETE"));

            var host = "localhost:" + before.address().getPort();
            assertThat(service.received()).singleElement().asString().isEqualTo("""
                            POST /api/orders?a=%20b HTTP/1.1
                            Host: HOST
                            X-Forwarded-For: 127.0.0.1
                            Content-Length: 2

                            {}""".replace("HOST", host)
                    .replace("\n", "\r\n"));
        }
    }
}
