package org.coursemarket.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An issuer of tokens as OpenID providers are: it shows its keys, and gives a service its token for the service's secret. */
public final class IdentityProvider {
    /** The one that all services of the tests trust unless told otherwise; it ends with the tests. */
    public static final IdentityProvider SHARED = new IdentityProvider();

    static final String AUDIENCE = "course-marketplace";
    private static final String CLIENT = "order-service";
    private static final String SECRET = UUID.randomUUID().toString();
    private static final int LIFETIME_SECONDS = 12 * 3_600; // longer than any test

    private final Map<List<String>, String> issued = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile RSAKey key = newKey();
    private volatile List<JWK> shown = List.of(key);

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(shown).toString()));
        server.createContext("/token", this::serviceToken);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Of a service that trusts this issuer. */
    public Map<String, String> settings() {
        return Map.of(
                "MP_JWT_VERIFY_ISSUER",
                issuer(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                issuer() + "/keys",
                "COURSE_API_TOKEN_URL",
                issuer() + "/token",
                "COURSE_API_CLIENT_ID",
                CLIENT,
                "COURSE_API_CLIENT_SECRET",
                SECRET);
    }

    RSAKey key() {
        return key;
    }

    /** From now on it signs with another key, and shows both. */
    void changeKey() {
        var next = newKey();
        shown = List.of(key, next);
        key = next;
        issued.clear();
    }

    /** From now on it shows the key alone that it signs with. */
    void forgetOldKey() {
        shown = List.of(key);
    }

    /** Nobody answers any more. */
    public void stop() {
        server.stop(0);
    }

    /** A good one. */
    public String token(String subject, String... roles) {
        var asked = new ArrayList<>(List.of(roles));
        asked.add(0, subject);
        return issued.computeIfAbsent(
                asked, wanted -> signed(claims(subject, roles).build(), key));
    }

    /** Of a good token, for a test to spoil. */
    JWTClaimsSet.Builder claims(String subject, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .jwtID(UUID.randomUUID().toString())
                .claim("groups", List.of(roles));
    }

    /** RS256, under the key's name. */
    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serviceToken(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isKnown = List.of(asked.split("&"))
                .containsAll(
                        List.of("grant_type=client_credentials", "client_id=" + CLIENT, "client_secret=" + SECRET));
        if (isKnown) {
            answer(
                    exchange,
                    200,
                    "{\"access_token\": \"" + token(CLIENT, "service")
                            + "\", \"token_type\": \"Bearer\", \"expires_in\": " + LIFETIME_SECONDS + "}");
        } else {
            answer(exchange, 401, "{\"error\": \"invalid_client\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }
}
