package org.coursemarket.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.LogLines;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final RSAKey RSA = rsa("one");
    private static final ECKey EC = ec();

    @RegisterExtension
    final LogLines log = new LogLines(IssuerFaults.class);

    @ParameterizedTest
    @ValueSource(
            strings = {"JWT", "jwt", "application/jwt", "at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+JWT"})
    @NullSource
    void goodTokenHasItsSubjectAndItsRoles(String type) {
        var caller = verifier(Map.of("mp.jwt.verify.publickey", new JWKSet(RSA).toString()))
                .verify(token(claims().claim("upn", "Ann").build(), RSA, JWSAlgorithm.RS256, type, "one"));

        assertThat(caller.getSubject()).isEqualTo("ann");
        assertThat(caller.getName()).isEqualTo("Ann");
        assertThat(caller.getGroups()).containsExactlyInAnyOrder("student", "admin");
        assertThat(caller.getIssuer()).isEqualTo("us");
        assertThat(caller.getAudience()).containsExactly("market");
        assertThat(caller.getExpirationTime()).isEqualTo(NOW.plusSeconds(60).getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JOSE",
                "dpop+jwt",
                "application/",
                "application/dpop+jwt",
                "text/jwt",
                "application/application/jwt"
            })
    void tokenOfAnotherTypeIsNotTaken(String type) {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));

        assertThat(counts(verifier, token(claims().build(), RSA, JWSAlgorithm.RS256, type, "one")))
                .isFalse();
    }

    /** An audience and a role are texts; what else stands in their lists is none, and costs no other. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "true", "{\"admin\": true}", "[\"admin\"]", "[\"market\"]"})
    void whatIsNoTextInAListCostsNoOther(String element) {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));

        var caller = verifier.verify(
                listed("[%s, \"market\", %<s]".formatted(element), "[%s, \"student\"]".formatted(element)));

        assertThat(caller.getAudience()).containsExactly("market");
        assertThat(caller.getGroups()).containsExactly("student");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[null]", "[5]", "[[\"market\"]]", "{\"market\": true}", "5", "\"\""})
    void whatIsNoTextIsNoAudience(String audience) {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));

        assertThat(counts(verifier, listed(audience, "[]"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "[null]",
                "[[\"admin\"]]",
                "{\"admin\": true}",
                "5",
                "\"admin\"",
                "\"admin student\""
            })
    void whatIsNoListOfTextsGivesNoRole(String groups) {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));

        assertThat(verifier.verify(listed("[\"market\"]", groups)).getGroups()).isEmpty();
    }

    /** Whoever knows the public key, and takes it for a shared secret, signs no token. */
    @Test
    void secretThatThePublishedKeysHaveVerifiesNothing() throws JOSEException {
        var secret = new OctetSequenceKeyGenerator(256).generate();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        token.sign(new MACSigner(secret));
        var keys = "{\"keys\": [%s, %s]}"
                .formatted(secret.toJSONString(), RSA.toPublicJWK().toJSONString());

        assertThat(counts(verifier(Map.of("mp.jwt.verify.publickey", keys)), token.serialize()))
                .isFalse();
    }

    /** What an issuer shows may be of either sort and in any form; only a JSON Web Key has a name. */
    @Test
    void keysComeInEveryForm() throws JOSEException {
        var json = RSA.toPublicJWK().toJSONString();
        for (var keys : List.of(
                pem(rsa("another")) + pem(RSA),
                pem(RSA),
                json,
                new JWKSet(RSA).toString(),
                Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(verifier(Map.of("mp.jwt.verify.publickey", keys))
                            .verify(token(claims().build(), RSA, JWSAlgorithm.RS256, "JWT", "one"))
                            .getSubject())
                    .isEqualTo("ann");
        }
        for (var keys : List.of(pem(EC), new JWKSet(List.of(RSA, EC)).toString())) {
            assertThat(verifier(Map.of("mp.jwt.verify.publickey", keys))
                            .verify(token(claims().build(), EC, JWSAlgorithm.ES256, "JWT", null))
                            .getSubject())
                    .isEqualTo("ann");
        }
    }

    @ParameterizedTest
    @CsvSource({"5, -4, true", "5, -5, false", "0, 0, false", "0, 1, true", "300, -299, true"})
    void clocksMayBeApartByTheSkewAndNoMore(int skew, int secondsToLive, boolean counts) {
        var token = rs256(claims().expirationTime(in(secondsToLive)).build());
        var verifier =
                verifier(Map.of("mp.jwt.verify.clock.skew", String.valueOf(skew), "mp.jwt.verify.publickey", pem(RSA)));

        assertThat(counts(verifier, token)).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tokenFromTheFutureIsNotTaken(boolean isNotBefore) {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));

        for (int seconds : new int[] {4, 6}) {
            var claims = isNotBefore ? claims().notBeforeTime(in(seconds)) : claims().issueTime(in(seconds));
            assertThat(counts(verifier, rs256(claims.build()))).isEqualTo(seconds == 4);
        }
    }

    @Test
    void newKeyInTheFileIsFoundAtOnce(@TempDir Path folder) throws IOException {
        var file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(RSA.toPublicJWK()).toString());
        var verifier = verifier(Map.of("mp.jwt.verify.publickey.location", file.toString()));
        assertThat(counts(verifier, rs256(claims().build()))).isTrue();

        var next = rsa("two");
        Files.writeString(file, new JWKSet(next.toPublicJWK()).toString());

        assertThat(counts(verifier, token(claims().build(), next, JWSAlgorithm.RS256, "JWT", "two")))
                .isTrue();
        assertThat(counts(verifier, rs256(claims().build()))).isFalse();
    }

    @Test
    void keysHaveTheirTimeWhateverTheClockShows(@TempDir Path folder) throws IOException {
        var file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(RSA.toPublicJWK()).toString());
        var stopwatch = new SettableStopwatch();
        var verifier = verifier(
                Map.of("mp.jwt.verify.publickey.location", file.toString()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                stopwatch);
        assertThat(counts(verifier, rs256(claims().build()))).isTrue();
        Files.writeString(file, new JWKSet(rsa("two").toPublicJWK()).toString());
        assertThat(counts(verifier, rs256(claims().build()))).isTrue();

        stopwatch.advance(Duration.ofMinutes(6));

        assertThat(counts(verifier, rs256(claims().build()))).isFalse();
    }

    @Test
    void tokenThatIsKnownExpiresLikeAnyOther() {
        var clock = new SettableClock();
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)), clock);
        var end = clock.instant().plusSeconds(60);
        var token =
                rs256(claims().issueTime(null).expirationTime(Date.from(end)).build());
        assertThat(counts(verifier, token)).isTrue();

        clock.advance(Duration.ofSeconds(64));
        assertThat(counts(verifier, token)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(counts(verifier, token)).isFalse();
    }

    /** However often it is asked: the token may be good. */
    @Test
    void withoutAnyKeyNothingIsKnown() {
        var verifier = verifier(Map.of());

        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> verifier.verify(rs256(claims().build())));
        }
    }

    @Test
    void serviceIsReadyOnceThereIsAKeyAndStaysSo(@TempDir Path folder) throws IOException {
        var file = folder.resolve("keys.json");
        var keys = new JWKSet(RSA.toPublicJWK()).toString();
        Files.writeString(file, keys);
        var verifier = verifier(Map.of("mp.jwt.verify.publickey.location", file.toString()));
        Files.delete(file);
        assertThat(verifier.hasKeys()).isFalse();

        Files.writeString(file, keys);
        assertThat(verifier.hasKeys()).isTrue();

        Files.delete(file);
        assertThat(verifier.hasKeys()).isTrue();
    }

    @Test
    void anUnknownKeyIsUnknownHoweverOftenItIsAskedFor() {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", new JWKSet(RSA).toString()));
        var token = token(claims().build(), rsa("two"), JWSAlgorithm.RS256, "JWT", "two");

        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> verifier.verify(token));
        }
        assertThat(counts(verifier, rs256(claims().build()))).isTrue();
    }

    /** As Keycloak makes them until somebody has set it up. Clients are told the same as ever. */
    @ParameterizedTest
    @MethodSource
    void logSaysWhatTheIssuersOwnTokensLack(JWTClaimsSet claims, boolean counts, String line) {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));

        for (int i = 0; i < 10; i++) {
            assertThat(counts(verifier, rs256(claims))).isEqualTo(counts);
        }

        assertThat(log.taken())
                .singleElement()
                .asString()
                .startsWith("tokens that the issuer gives to the client shop: ")
                .contains(line);
    }

    static Stream<Arguments> logSaysWhatTheIssuersOwnTokensLack() {
        var access = Map.of("roles", List.of("student"));
        return Stream.of(
                arguments(ofShop().issuer("them").build(), false, "mp.jwt.verify.issuer is us, and iss is them"),
                arguments(ofShop().audience("account").build(), false, ", and is [account]"),
                arguments(ofShop().audience((String) null).build(), false, "a mapper Audience"),
                arguments(
                        ofShop().subject(null).build(),
                        false,
                        "there is no sub: the client needs the client scope basic"),
                arguments(ofShop().issueTime(in(60)).build(), false, "apart than mp.jwt.verify.clock.skew, 5 s"),
                arguments(ofShop().notBeforeTime(in(60)).build(), false, "apart than mp.jwt.verify.clock.skew, 5 s"),
                arguments(
                        ofShop().claim("groups", null)
                                .claim("realm_access", access)
                                .build(),
                        true,
                        "the roles are in realm_access.roles, and there is no groups"));
    }

    /** Nobody else can write to the log, and who comes too late is no fault of the issuer's. */
    @Test
    void logHasNothingOfOtherTokens() {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));
        var forged = token(ofShop().issuer("them").build(), rsa("two"), JWSAlgorithm.RS256, "JWT", "one");

        assertThat(counts(verifier, forged)).isFalse();
        assertThat(counts(verifier, rs256(ofShop().expirationTime(in(-60)).build())))
                .isFalse();
        assertThat(counts(verifier, rs256(ofShop().claim("groups", null).build())))
                .isTrue();
        assertThat(counts(verifier, rs256(ofShop().build()))).isTrue();

        assertThat(log.taken()).isEmpty();
    }

    @Test
    void logHasEachFaultOfEachClientAgainAfterTenMinutes() {
        var time = new SettableStopwatch();
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)), Clock.fixed(NOW, ZoneOffset.UTC), time);
        var wrong = List.of(
                ofShop().issuer("them").build(),
                ofShop().audience("account").build(),
                ofShop().issuer("them").claim("azp", "desk\nforged").build());

        for (int i = 0; i < 3; i++) {
            wrong.forEach(claims -> assertThat(counts(verifier, rs256(claims))).isFalse());
            time.advance(Duration.ofMinutes(5).minusSeconds(1));
        }
        assertThat(log.taken()).hasSize(3).noneMatch(line -> line.contains("\n"));

        time.advance(Duration.ofSeconds(3));
        assertThat(counts(verifier, rs256(wrong.get(0)))).isFalse();
        assertThat(log.taken()).hasSize(1);
    }

    /** At most five lines are written in ten seconds. */
    @Test
    void logHasAFaultThatWasLeftOutWhenItIsSeenAgain() {
        var time = new SettableStopwatch();
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)), Clock.fixed(NOW, ZoneOffset.UTC), time);
        for (int i = 0; i < 6; i++) {
            var wrong = claims().issuer("them").claim("azp", "client " + i).build();
            assertThat(counts(verifier, rs256(wrong))).isFalse();
        }
        assertThat(log.taken()).hasSize(5).noneMatch(line -> line.contains("client 5"));

        time.advance(Duration.ofSeconds(10));
        for (int i = 0; i < 6; i++) {
            var wrong = claims().issuer("them").claim("azp", "client " + i).build();
            assertThat(counts(verifier, rs256(wrong))).isFalse();
        }
        assertThat(log.taken()).singleElement().asString().contains("client 5");
    }

    /** A line is cut where it gets too long. */
    @Test
    void logSaysWhatToChangeHoweverLongTheNamesAre() {
        var verifier = verifier(Map.of("mp.jwt.verify.publickey", pem(RSA)));
        var wrong = claims().audience("x".repeat(1_000)).claim("azp", "y".repeat(1_000));

        assertThat(counts(verifier, rs256(wrong.build()))).isFalse();

        assertThat(log.taken()).singleElement().asString().contains("the client needs a mapper Audience");
    }

    private static JWTClaimsSet.Builder ofShop() {
        return claims().claim("azp", "shop");
    }

    private static boolean counts(TokenVerifier verifier, String token) {
        try {
            return verifier.verify(token).getSubject().equals("ann");
        } catch (InvalidToken refused) {
            return false;
        }
    }

    private static TokenVerifier verifier(Map<String, String> settings) {
        return verifier(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TokenVerifier verifier(Map<String, String> settings, Clock clock) {
        return verifier(settings, clock, new Stopwatch());
    }

    private static TokenVerifier verifier(Map<String, String> settings, Clock clock, Stopwatch stopwatch) {
        var all = new HashMap<>(Map.of(
                "mp.jwt.verify.issuer", "us",
                "mp.jwt.verify.audiences", "market,us",
                "mp.jwt.verify.clock.skew", "5",
                "mp.jwt.verify.publickey.location", "http://localhost:1/nobody",
                "jwt.keys.ttl", "PT5M"));
        all.putAll(settings);
        var verifier = new TokenVerifier();
        verifier.settings = new TrustSettings(FixedConfig.of(all));
        verifier.clock = clock;
        verifier.stopwatch = stopwatch;
        verifier.executor = new ForkJoinPool(1);
        verifier.begin();
        return verifier;
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("us")
                .audience("market")
                .subject("ann")
                .issueTime(in(0))
                .expirationTime(in(60))
                .claim("groups", List.of("student", "admin"));
    }

    private static Date in(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String rs256(JWTClaimsSet claims) {
        return token(claims, RSA, JWSAlgorithm.RS256, "JWT", "one");
    }

    /** Signed, and otherwise as no library would write it. */
    private static String listed(String audience, String groups) {
        var claims = "{\"iss\": \"us\", \"sub\": \"ann\", \"exp\": %d, \"aud\": %s, \"groups\": %s}"
                .formatted(NOW.plusSeconds(60).getEpochSecond(), audience, groups);
        try {
            var token = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(claims));
            token.sign(new RSASSASigner(RSA));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(JWTClaimsSet claims, JWK key, JWSAlgorithm algorithm, String type, String keyId) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(type == null ? null : new JOSEObjectType(type))
                            .keyID(keyId)
                            .build(),
                    claims);
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(AsymmetricJWK key) {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
