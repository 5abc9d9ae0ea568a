package org.coursemarket.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.LogLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What issuers publish beside the keys that are used here: by mistake, for other purposes, or before this service knows of it. */
class TrustedKeysTest {
    private static final long NOW = 1_000_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final RSAKey RSA = rsa(2048);
    private static final ECKey EC = ec(Curve.P_256);
    private static final String GOOD_RSA = RSA.toPublicJWK().toJSONString();
    private static final String GOOD_EC = EC.toPublicJWK().toJSONString();

    @RegisterExtension
    final LogLines log = new LogLines(TrustedKeys.class);

    @TempDir
    Path folder;

    private TrustedKeys keys;

    @BeforeEach
    void begin() throws IOException {
        publish(set(GOOD_RSA));
        keys = keysAt(file().toString());
    }

    private static TrustedKeys keysAt(String location) {
        return new TrustedKeys(new TrustSettings(FixedConfig.of(Map.of(
                "mp.jwt.verify.issuer", "us",
                "mp.jwt.verify.audiences", "market",
                "mp.jwt.verify.clock.skew", "5",
                "mp.jwt.verify.publickey.location", location,
                "jwt.keys.ttl", "PT5M"))));
    }

    static Stream<Arguments> useless() {
        var certificate = "MIIB";
        return Stream.of(
                Arguments.of("null", "null"),
                Arguments.of("a text", "\"key\""),
                Arguments.of("a number", "7"),
                Arguments.of("a list", "[" + GOOD_RSA + "]"),
                Arguments.of("an empty object", "{}"),
                Arguments.of("an unknown kty", with(RSA, "kty", "PQC\n\u2028forged line")),
                Arguments.of("a kty that is no text", with(RSA, "kty", 5)),
                Arguments.of("no kty", without(RSA, "kty")),
                Arguments.of("no n", without(RSA, "n")),
                Arguments.of("no e", without(RSA, "e")),
                Arguments.of("an empty n", with(RSA, "n", "")),
                Arguments.of("an exponent of 1", with(RSA, "e", "AQ")),
                Arguments.of("an RSA key of 1024 bits", rsa(1024).toPublicJWK().toJSONString()),
                Arguments.of("an RSA key beyond 8192 bits", with(RSA, "n", "_".repeat(1400))),
                Arguments.of("an unknown crv", with(EC, "crv", "P-257")),
                Arguments.of("another curve", ec(Curve.P_384).toPublicJWK().toJSONString()),
                Arguments.of("no crv", without(EC, "crv")),
                Arguments.of("no x", without(EC, "x")),
                Arguments.of("no y", without(EC, "y")),
                Arguments.of("a point beside the curve", with(EC, "y", EC.getX().toString())),
                Arguments.of(
                        "an Edwards curve", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + "A".repeat(43) + "\"}"),
                Arguments.of("a shared secret", secret()),
                Arguments.of("a private RSA key", RSA.toJSONString()),
                Arguments.of("a private EC key", EC.toJSONString()),
                Arguments.of("a key to encrypt with", with(RSA, "use", "enc")),
                Arguments.of("an unknown use", with(RSA, "use", "tls")),
                Arguments.of("a use that is no text", with(RSA, "use", List.of("sig"))),
                Arguments.of("operations without verify", with(EC, "key_ops", List.of("sign"))),
                Arguments.of("no operation", with(EC, "key_ops", List.of())),
                Arguments.of("operations that are no list", with(EC, "key_ops", "verify")),
                Arguments.of("the algorithm of another sort", with(RSA, "alg", "ES256")),
                Arguments.of("an algorithm that is not used here", with(RSA, "alg", "RS512")),
                Arguments.of("an algorithm of encryption", with(RSA, "alg", "RSA-OAEP")),
                Arguments.of("a certificate that is none", with(RSA, "x5c", List.of(certificate))),
                Arguments.of(
                        "a chain with null",
                        with(RSA, "x5c", Stream.of((String) null).toList())),
                Arguments.of("a chain that is no list", with(RSA, "x5c", certificate)),
                Arguments.of("a thumbprint that is no text", with(RSA, "x5t#S256", 1)),
                Arguments.of("a name that is no text", with(RSA, "kid", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("useless")
    void keyThatCanNotBeUsedCostsNoOther(String what, String useless) throws Exception {
        publish(set(GOOD_RSA, useless, GOOD_EC));

        assertThat(known(NOW)).containsExactly(RSA.toPublicJWK(), EC.toPublicJWK());
        assertThat(log.taken())
                .singleElement()
                .asString()
                .matches("left out of the issuer's keys: key 2: [ -~]{5,300}")
                .doesNotContain("\"d\"", "\"k\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("useless")
    void setWithoutAnyKeyThatCanBeUsedLeavesThoseThatWere(String what, String useless) throws Exception {
        known(NOW);
        publish(set(useless));

        assertThat(known(NOW + HOUR)).containsExactly(RSA.toPublicJWK());
        assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(() -> known(NOW + HOUR + 1));
        assertThat(log.taken()).singleElement().asString().matches("the issuer's keys can't be read: [ -~]{5,300}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{",
                "{}",
                "{\"keys\": []}",
                "{\"keys\": null}",
                "{\"keys\": {}}",
                "{\"keys\": \"none\"}",
                "{\"keys\": 5}",
                "e30=",
                "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"
            })
    void textWithoutAKeyLeavesThoseThatWere(String text) throws Exception {
        known(NOW);
        publish(text);

        assertThat(known(NOW)).containsExactly(RSA.toPublicJWK());
        assertThat(log.taken()).hasSize(1);
    }

    @Test
    void deepNestingIsUnreadableAndNoMore() throws Exception {
        known(NOW);
        publish("{\"keys\":" + "[".repeat(100_000));

        assertThat(known(NOW)).containsExactly(RSA.toPublicJWK());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void keyMaySayThatItIsUsedAsHere(String algorithm) throws Exception {
        var key = algorithm.equals("RS256") ? RSA : EC;
        for (var said : List.of(
                with(key, "use", "sig"),
                with(key, "key_ops", List.of("verify")),
                with(key, "key_ops", List.of("sign", "verify")),
                with(key, "alg", algorithm),
                with(key, "x5c", List.of()),
                with(key, "unheard-of", Map.of()))) {
            assertThat(PublishedKeys.of(set(said)).usable().getKeys()).hasSize(1);
        }
    }

    /** RFC 7517, section 4.5, lets keys of different sorts have one; a token's signature says which it is. */
    @Test
    void keysWithTheSameNameAllCount() throws Exception {
        publish(set(with(RSA, "kid", "a"), with(EC, "kid", "a"), with(rsa(2048), "kid", "a")));

        assertThat(known(NOW)).hasSize(3);
        assertThat(log.taken()).isEmpty();
    }

    @Test
    void onlySoManyKeysCountHoweverManyCanNotBeUsed() throws Exception {
        publish(set("null,".repeat(100) + (GOOD_RSA + ",").repeat(64) + GOOD_EC));

        assertThat(known(NOW)).hasSize(64).containsOnly(RSA.toPublicJWK());
        assertThat(log.taken()).hasSize(11).last().asString().endsWith(": 91 more");
    }

    @Test
    void pemThatCanNotBeUsedCostsNoOther() throws Exception {
        publish(pem("MIIB") + pem(rsa(1024)) + pem(ec(Curve.P_521)) + pem(EC));

        assertThat(known(NOW)).hasSize(1);
        assertThat(log.taken()).hasSize(3);
    }

    @Test
    void faultIsToldAgainOnlyAfterItWasAnother() throws Exception {
        publish(set("null", GOOD_RSA));
        known(NOW);
        known(NOW);
        assertThat(log.taken()).hasSize(1);

        publish(set(GOOD_RSA));
        known(NOW);
        publish(set("null", GOOD_RSA));
        known(NOW);
        assertThat(log.taken()).hasSize(1);
    }

    /** As Keycloak answers for a realm that it has not. */
    @Test
    void logSaysWhereThereIsNothing() throws Exception {
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.start(); // without anything to serve
        var location = "http://localhost:" + issuer.getAddress().getPort() + "/realms/nothing/certs";
        try {
            assertThatExceptionOfType(JWKSetUnavailableException.class)
                    .isThrownBy(() -> keysAt(location).getJWKSet(null, NOW, null));
        } finally {
            issuer.stop(0);
        }

        assertThat(log.taken()).singleElement().asString().contains("can't be read", location + " answers 404");
    }

    private List<JWK> known(long nowMillis) throws KeySourceException {
        return keys.getJWKSet(null, nowMillis, null).getKeys();
    }

    private Path file() {
        return folder.resolve("keys");
    }

    private void publish(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private static String set(String... keys) {
        return Stream.of(keys).collect(Collectors.joining(",", "{\"keys\": [", "]}"));
    }

    private static String with(JWK key, String member, Object value) {
        var members = new HashMap<>(key.toPublicJWK().toJSONObject());
        members.put(member, value);
        return JSONObjectUtils.toJSONString(members);
    }

    private static String without(JWK key, String member) {
        var members = new HashMap<>(key.toPublicJWK().toJSONObject());
        members.remove(member);
        return JSONObjectUtils.toJSONString(members);
    }

    private static String pem(AsymmetricJWK key) throws JOSEException {
        return pem(Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded()));
    }

    private static String pem(String base64) {
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String secret() {
        try {
            return new OctetSequenceKeyGenerator(256).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
