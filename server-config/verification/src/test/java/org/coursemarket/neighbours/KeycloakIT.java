package org.coursemarket.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.launch.ServerProcess;
import org.coursemarket.system.Http;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.system.Marketplace;
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

    private static void assertBuys(String buyer) {
        var order = buy(marketplace.course(), marketplace.token(buyer));
        assertThat(order.status()).as(order.text()).isIn(201, 202);
        var orders = new Http(services.orderServer().address(), marketplace.token(buyer));
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
        await().atMost(Marketplace.PATIENCE)
                .untilAsserted(() -> assertThat(Files.readAllLines(service.log()))
                        .filteredOn(line -> line.contains("[WARNING] [] [org.coursemarket"))
                        .anySatisfy(line -> assertThat(line).contains(parts)));
    }
}
