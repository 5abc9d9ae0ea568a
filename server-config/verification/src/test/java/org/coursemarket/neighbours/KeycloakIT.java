package org.coursemarket.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.system.Http;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.system.Marketplace;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keycloak 26.4.7 as the issuer, set up by server-config/marketplace-realm.json, and otherwise. */
@Tag("full")
@EnabledIf(
        value = "org.coursemarket.neighbours.KeycloakMarketplace#isPossible",
        disabledReason = "Keycloak is not unpacked, which -Pfull does")
class KeycloakIT {
    private static final List<String> SCOPES = List.of("basic", "roles", "microprofile-jwt");
    private static final String AUDIENCE = "course-marketplace";

    private static KeycloakMarketplace marketplace;
    private static Keycloak issuer;
    private static Marketplace services;

    private final String student = "student-" + UUID.randomUUID();
    private String studentId;

    /**
     * A client's tokens.
     *
     * @param status what a student who buys by one of them gets
     * @param line what the log then has, empty for nothing
     */
    private record Shape(
            String name,
            List<String> scopes,
            List<String> audiences,
            Map<String, String> attributes,
            int status,
            String line) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        marketplace = KeycloakMarketplace.shared();
        issuer = marketplace.issuer;
        services = marketplace.services;
    }

    @BeforeEach
    void enrol() {
        studentId = issuer.user(student, "Bob", "student");
    }

    /** The order service asks the course service by a token of its own client. */
    @Test
    void aStudentBuysASeatOfAnInstructor() {
        assertBuys(student);
    }

    static Stream<Shape> tokensOfAnyShapeAreTakenOrTheLogSaysWhatTheyLack() {
        return Stream.of(
                new Shape("one audience, a text", SCOPES, List.of(AUDIENCE), Map.of(), 201, ""),
                new Shape("a list of audiences", SCOPES, List.of("another", AUDIENCE), Map.of(), 201, ""),
                new Shape(
                        "the type at+jwt",
                        SCOPES,
                        List.of(AUDIENCE),
                        Map.of("access.token.header.type.rfc9068", "true"),
                        201,
                        ""),
                new Shape(
                        "signed with ES256",
                        SCOPES,
                        List.of(AUDIENCE),
                        Map.of("access.token.signed.response.alg", "ES256"),
                        201,
                        ""),
                new Shape("without the audience", SCOPES, List.of(), Map.of(), 401, "needs a mapper Audience"),
                new Shape(
                        "without sub",
                        List.of("roles", "microprofile-jwt"),
                        List.of(AUDIENCE),
                        Map.of(),
                        401,
                        "needs the client scope basic"),
                new Shape(
                        "with its roles in realm_access.roles alone",
                        List.of("basic", "roles"),
                        List.of(AUDIENCE),
                        Map.of(),
                        403,
                        "the roles are in realm_access.roles, and there is no groups"),
                new Shape(
                        "lightweight",
                        SCOPES,
                        List.of(AUDIENCE),
                        Map.of("client.use.lightweight.access.token.enabled", "true"),
                        401,
                        "needs a mapper Audience"));
    }

    @ParameterizedTest
    @MethodSource
    void tokensOfAnyShapeAreTakenOrTheLogSaysWhatTheyLack(Shape shape) {
        var client = "client-" + UUID.randomUUID();
        issuer.client(client, shape.scopes, shape.audiences, shape.attributes);
        var course = marketplace.course();

        var answer = buy(course, issuer.token(client, student));

        if (shape.status == 201) {
            assertThat(answer.status()).as(answer.text()).isIn(201, 202); // the latter on a machine that is slow
        } else {
            assertRefused(answer, shape.status, shape.status == 401 ? "invalid-token" : "role-required");
            awaitLine(services.orderServer(), "tokens that the issuer gives to the client " + client, shape.line);
        }
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneWithTheNextToken() {
        assertBuys(student);

        issuer.takeRole(studentId, "student");

        assertRefused(buy(marketplace.course(), marketplace.token(student)), 403, "role-required");
    }

    /** Whoever has a token keeps it, and whoever gets one by the new key buys at once. The order service's own token is renewed. */
    @Test
    void buyersNoticeNothingOfAnotherKey() {
        var tokensBefore = new HashMap<String, String>();
        for (var buyer : List.of("early", "late")) {
            var name = buyer + "-" + UUID.randomUUID();
            issuer.user(name, buyer, "student");
            tokensBefore.put(name, marketplace.token(name));
        }
        var rounds = new AtomicInteger();
        var over = new AtomicBoolean();
        var load = tokensBefore.entrySet().stream()
                .map(buyer -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        assertBuysBy(buyer.getValue());
                        assertBuysBy(marketplace.token(buyer.getKey()));
                        rounds.incrementAndGet();
                    }
                }))
                .toList();
        String tokenAfter;
        try {
            awaitRounds(2, rounds, load);
            issuer.changeKey();
            tokenAfter = marketplace.token(student);
            assertThat(keyOf(tokenAfter))
                    .isNotIn(tokensBefore.values().stream()
                            .map(KeycloakIT::keyOf)
                            .toList());
            assertBuysBy(tokenAfter);
            awaitRounds(rounds.get() + 4, rounds, load);
        } finally {
            over.set(true); // or they would buy beside the other tests
        }
        load.forEach(CompletableFuture::join);

        issuer.forgetOldKey();
        var tokenBefore = tokensBefore.values().iterator().next();
        await().atMost(Marketplace.PATIENCE)
                .untilAsserted(() -> assertRefused(buy(marketplace.course(), tokenBefore), 401, "invalid-token"));
        assertBuysBy(tokenAfter);
    }

    /** The service is not ready, and the log says why. */
    @Test
    void aRealmThatIsNotThereIsInTheLog() {
        var keys = issuer.realm("nothing") + "/protocol/openid-connect/certs";
        try (var misled = misled("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys)) {
            misled.startCourse();

            var anybody = new Http(misled.courseServer().address(), null);
            await().atMost(Marketplace.PATIENCE)
                    .ignoreExceptions() // while it does not listen
                    .untilAsserted(() -> {
                        assertThat(anybody.get("/health/ready").status()).isEqualTo(503); // it looks for keys then
                        assertLine(misled.courseServer(), "the issuer's keys can't be read", keys + " answers 404");
                    });
        }
    }

    /** The service is ready, as it may trust keys of any place, but takes no token of this realm. */
    @Test
    void anotherNameOfTheIssuerIsInTheLog() {
        var name = issuer.realm("another");
        try (var misled = misled("MP_JWT_VERIFY_ISSUER", name)) {
            misled.startCourse();
            misled.awaitReady();

            var courses = new Http(misled.courseServer().address(), marketplace.token(student));
            assertRefused(courses.get("/api/courses/" + UUID.randomUUID()), 401, "invalid-token");
            awaitLine(misled.courseServer(), "mp.jwt.verify.issuer is " + name + ", and iss is " + issuer.issuer());
        }
    }

    /** The service is ready, as orders can be looked at and refunded later, but sells nothing. */
    @Test
    void aWrongSecretIsInTheLog() {
        try (var misled = misled("COURSE_API_CLIENT_SECRET", "another")) {
            misled.startOrder();
            misled.awaitReady();

            var orders = new Http(misled.orderServer().address(), marketplace.token(student));
            var answer = orders.post("/api/orders", Map.of("courseId", UUID.randomUUID(), "studentName", "Bob"));
            assertRefused(answer, 503, "seats-unavailable");
            awaitLine(
                    misled.orderServer(),
                    "the issuer gave no token for the course service",
                    "answers 401",
                    "course.api.client.secret");
        }
    }

    /** A mapper writes what Keycloak itself would by such a clock, which can't be set here. */
    @Test
    void aClockThatIsAMinuteAheadIsInTheLog() {
        var client = "ahead-" + UUID.randomUUID();
        issuer.client(client, SCOPES, List.of(AUDIENCE), Map.of());
        issuer.hardcode(client, "nbf", Instant.now().plusSeconds(60).getEpochSecond());

        assertRefused(buy(marketplace.course(), issuer.token(client, student)), 401, "invalid-token");
        awaitLine(
                services.orderServer(),
                "tokens that the issuer gives to the client " + client,
                "further apart than mp.jwt.verify.clock.skew, 5 s");
    }

    /** Services of the same issuer, but for one setting. Nothing runs yet. */
    private static Marketplace misled(String setting, String value) {
        var misled = new Marketplace(TestDatabase.H2, issuer.settings());
        misled.with(setting, value);
        return misled;
    }

    private static void assertBuys(String buyer) {
        assertBuysBy(marketplace.token(buyer));
    }

    private static void assertBuysBy(String token) {
        var order = buy(marketplace.course(), token);
        assertThat(order.status()).as(order.text()).isIn(201, 202);
        var orders = new Http(services.orderServer().address(), token);
        await().atMost(Marketplace.PATIENCE)
                .untilAsserted(() -> assertThat(orders.get("/api/orders/" + order.id())
                                .body()
                                .path("status")
                                .asText())
                        .isEqualTo("CONFIRMED"));
    }

    private static Answer buy(String course, String token) {
        return new Http(services.orderServer().address(), token)
                .post("/api/orders", Map.of("courseId", course, "studentName", "Bob"));
    }

    private static void awaitLine(ServerProcess service, String... parts) {
        await().atMost(Marketplace.PATIENCE).untilAsserted(() -> assertLine(service, parts));
    }

    private static void assertLine(ServerProcess service, String... parts) throws IOException {
        assertThat(Files.readAllLines(service.log()))
                .filteredOn(line -> line.contains("[WARNING] [] [org.coursemarket"))
                .anySatisfy(line -> assertThat(line).contains(parts));
    }

    private static void awaitRounds(int count, AtomicInteger rounds, List<CompletableFuture<Void>> load) {
        await().atMost(Marketplace.PATIENCE)
                .until(() -> rounds.get() >= count || load.stream().anyMatch(CompletableFuture::isDone));
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
