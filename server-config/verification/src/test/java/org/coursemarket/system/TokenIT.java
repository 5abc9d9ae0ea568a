package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertRefused;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.coursemarket.launch.DevelopmentIssuer;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that do not count, and some that do. */
class TokenIT {
    private static final DevelopmentIssuer ISSUER = Tokens.ISSUER;
    private static final String SUBJECT = "mallory";

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();

    @ParameterizedTest
    @MethodSource
    void badTokensAreRefusedEverywhere(String token) {
        var course = courses.courseWithSeats(1);

        assertInvalid(courses.http.with(token).get("/api/reservations/" + UUID.randomUUID()));
        assertInvalid(courses.http.with(token).get("/api/courses/" + course));
        assertInvalid(courses.http.with(token).patch("/api/courses/" + course + "/price", Map.of("price", 1)));
        assertInvalid(orders.http.with(token).post("/api/orders", Map.of("courseId", course, "studentName", "m")));
        assertInvalid(orders.http.with(token).get("/api/nothing"));
        assertThat(courses.seatsOf(course).available()).isEqualTo(1);
        assertThat(courses.course(course).body().path("price").decimalValue()).isEqualByComparingTo("49.90");
    }

    static Stream<Named<String>> badTokensAreRefusedEverywhere() throws Exception {
        var now = Instant.now();
        var good = signed(claims -> claims);
        var parts = SignedJWT.parse(good).getParsedParts();
        var hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(ISSUER.key().getKeyID())
                        .build(),
                claims().build());
        hmac.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));
        var strange = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(Tokens.newKey().toPublicJWK())
                        .build(),
                claims().build());
        var another = Tokens.newKey();
        strange.sign(new RSASSASigner(another));
        return Stream.of(
                Named.of("expired", signed(claims -> claims.expirationTime(Date.from(now.minusSeconds(60))))),
                Named.of("not yet valid", signed(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))))),
                Named.of("from the future", signed(claims -> claims.issueTime(Date.from(now.plusSeconds(60))))),
                Named.of("without an end", signed(claims -> claims.expirationTime(null))),
                Named.of("with an end that is null", raw("\"exp\": null")),
                Named.of("from the end of time", raw("\"exp\": 9999999999, \"nbf\": 1e30")),
                Named.of("from beyond what counts", raw("\"exp\": 9999999999, \"nbf\": 9223372036854775807")),
                Named.of("of another issuer", signed(claims -> claims.issuer("http://localhost/another"))),
                Named.of("without an issuer", signed(claims -> claims.issuer(null))),
                Named.of("for another audience", signed(claims -> claims.audience("another"))),
                Named.of("for nobody", signed(claims -> claims.audience((String) null))),
                Named.of("of nobody", signed(claims -> claims.subject(null))),
                Named.of("of an empty subject", signed(claims -> claims.subject(""))),
                Named.of("of a subject with a line break", signed(claims -> claims.subject("a\nb"))),
                Named.of("of a subject that is too long", signed(claims -> claims.subject("x".repeat(256)))),
                Named.of("of an unknown key", Tokens.signed(claims().build(), another)),
                Named.of(
                        "of an unknown key under a known name",
                        Tokens.signed(
                                claims().build(),
                                new RSAKey.Builder(another)
                                        .keyID(ISSUER.key().getKeyID())
                                        .build())),
                Named.of("of a key that it brings along", strange.serialize()),
                Named.of("with other roles than were signed", parts[0] + "." + tampered() + "." + parts[2]),
                Named.of("without a signature", parts[0] + "." + parts[1] + "."),
                Named.of("unsigned", new PlainJWT(claims().build()).serialize()),
                Named.of(
                        "unsigned, with a signature",
                        Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]),
                Named.of("signed with the public key as a secret", hmac.serialize()),
                Named.of("too long", signed(claims -> claims.claim("padding", "x".repeat(9_000)))),
                Named.of("no token", "x"),
                Named.of("dots", ".."),
                Named.of("no JSON", Base64URL.encode("{") + "." + parts[1] + "." + parts[2]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "bearer x, Basic YTpi"})
    void whatIsNoTokenIsRefused(String header) {
        assertInvalid(withAuthorization(header));
    }

    /** Who does not know that a token is needed is not told that one is wrong (RFC 6750, section 3.1). */
    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Token x", "Bearerer x", "Digest a=\"b\"", "x"})
    void anotherSchemeIsToldWhichOneIsWanted(String header) {
        var answer = withAuthorization(header);

        assertRefused(answer, 401, "token-required");
        assertThat(answer.headers().allValues("www-authenticate"))
                .containsExactly("Bearer realm=\"course-marketplace\"");
    }

    private Answer withAuthorization(String header) {
        return courses.http
                .with(null)
                .send(
                        "GET",
                        "/api/courses/" + UUID.randomUUID(),
                        BodyPublishers.noBody(),
                        Map.of("Authorization", header));
    }

    /** So that a refusal of the others refuses what it says. */
    @Test
    void aTokenWithAnEndCounts() {
        var answer = courses.http.with(raw("\"exp\": 9999999999")).get("/api/reservations/" + UUID.randomUUID());

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        var header = Map.of("Authorization", "bEARER " + Tokens.of("admin", "admin"));

        var answer = courses.http
                .with(null)
                .send("GET", "/api/reservations/" + UUID.randomUUID(), BodyPublishers.noBody(), header);

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    @Test
    void rolesThatAreNoListGiveNoRight() {
        for (var groups : new Object[] {"admin", Map.of("admin", true), List.of(List.of("admin"), 1)}) {
            var token = signed(claims -> claims.claim("groups", groups));

            assertRefused(courses.http.with(token).get("/api/reservations/" + UUID.randomUUID()), 403, "role-required");
        }
    }

    private static void assertInvalid(Answer answer) {
        assertRefused(answer, 401, "invalid-token");
        assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
                .startsWith("Bearer realm=")
                .contains("error=\"invalid_token\"");
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims(SUBJECT, "admin", "student");
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(change.apply(claims()).build(), ISSUER.key());
    }

    /** Good but for its times, which are JSON that no library would write. */
    private static String raw(String times) {
        var claims = "{\"iss\": \"" + ISSUER.issuer() + "\", \"aud\": \"" + DevelopmentIssuer.AUDIENCE
                + "\", \"sub\": \"mallory\", \"groups\": [\"admin\", \"student\"], " + times + "}";
        try {
            var token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(ISSUER.key().getKeyID())
                            .build(),
                    new Payload(claims));
            token.sign(new RSASSASigner(ISSUER.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64URL tampered() {
        return Base64URL.encode(
                claims().claim("groups", List.of("admin", "service")).build().toString());
    }
}
