package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertFieldRefused;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coursemarket.launch.DevelopmentIssuer;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;
import org.coursemarket.system.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the issuer of the local run and of the tests tells whom. */
class DevelopmentIssuerTest {
    private static final Map<String, ?> WANTED = Map.of("subject", "ada", "roles", List.of("admin"));

    private final URI address = URI.create(Tokens.ISSUER.address());
    private final SignIn issuer = new SignIn(address);

    @Test
    void itSaysWhereEverythingIs() {
        var itself =
                issuer.http.get("/development/.well-known/openid-configuration").body();

        assertThat(itself.path("issuer").asText()).isEqualTo(address + "/development");
        assertThat(itself.path("jwks_uri").asText()).isEqualTo(address + "/development/jwks");
        assertThat(itself.path("token_endpoint").asText()).isEqualTo(address + "/development/token");
        assertThat(itself.path("authorization_endpoint").asText()).isEqualTo(address + "/development/authorize");
        assertThat(itself.has("end_session_endpoint")).isFalse();
        assertThat(issuer.http.get("/development/jwks").text())
                .contains("\"n\"")
                .doesNotContain("\"d\"");
    }

    @Test
    void itsKeyIsMadeAtItsStart() {
        try (var another = new DevelopmentIssuer(0)) {
            assertThat(another.key().getModulus())
                    .isNotEqualTo(Tokens.ISSUER.key().getModulus());
        }
    }

    @Test
    void whoAsksForATokenGetsIt() throws Exception {
        assertThat(claims(issuer.tokenForTheAsking("ada l", "admin", "service")))
                .containsEntry("sub", "ada l")
                .containsEntry("groups", List.of("admin", "service"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "subject; {\"roles\": []}",
                "subject; {\"subject\": 1, \"roles\": []}",
                "subject; {\"subject\": \"\", \"roles\": []}",
                "subject; {\"subject\": \"a\\nb\", \"roles\": []}",
                "roles; {\"subject\": \"ada\"}",
                "roles; {\"subject\": \"ada\", \"roles\": \"admin\"}",
                "roles; {\"subject\": \"ada\", \"roles\": [\"king\"]}",
                "roles; {\"subject\": \"ada\", \"roles\": [null]}",
                "body; []",
                "body; {",
            })
    void whoAsksForNoneIsToldWhatIsWrong(String field, String body) {
        var answer = issuer.http.json("POST", "/dev/token", body);

        assertFieldRefused(answer, field);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().path("title").asText()).isEqualTo("Invalid input");
    }

    /** It has a copy of what the services say of both. */
    @Test
    void itGivesWhatTheServicesTake() throws Exception {
        var longest = "a".repeat(255);
        assertThat(longest).matches(Caller.SUBJECT);
        assertThat(longest + "a").doesNotMatch(Caller.SUBJECT);

        var roles = List.of(Roles.STUDENT, Roles.INSTRUCTOR, Roles.ADMIN, Roles.SERVICE);
        assertThat(claims(issuer.tokenForTheAsking(longest, roles.toArray(String[]::new))))
                .containsEntry("sub", longest)
                .containsEntry("groups", roles);
        assertFieldRefused(issuer.ask(Map.of("subject", longest + "a", "roles", roles), Map.of()), "subject");
    }

    @Test
    void whoSignsInIsWhoTheySay() throws Exception {
        assertThat(claims(issuer.tokenAfterSignIn("grace", "instructor")))
                .containsEntry("sub", "grace")
                .containsEntry("groups", List.of("instructor"));
    }

    /** OpenID Connect Core 1.0, section 3.1.3.7: so a page knows that the answer is to its own question. */
    @Test
    void aPageLearnsWhoHasSignedInToIt() throws Exception {
        var granted = issuer.grantAfterSignIn("grace", "student", "once").body();

        assertThat(verified(granted.path("id_token").asText()).getClaims())
                .containsEntry("sub", "grace")
                .containsEntry("aud", List.of("course-shop"))
                .containsEntry("nonce", "once");
    }

    @Test
    void whoHasSignedInGetsAnotherTokenWithoutSigningInAgain() throws Exception {
        var granted = issuer.grantAfterSignIn("grace", "student", "once").body();
        var again = issuer.refresh(granted.path("refresh_token").asText());

        assertThat(claims(SignIn.accessToken(again)))
                .containsEntry("sub", "grace")
                .containsEntry("groups", List.of("student"));
        assertThat(again.headers().firstValue("access-control-allow-origin")).contains("http://localhost:5002");
        assertError(issuer.refresh("unknown"), 400, "invalid_grant");
    }

    @Test
    void theSignInPageNeedsNobodyElse() {
        var page = issuer.http.get(issuer.target(Map.of("code_challenge", new CodeVerifier().getValue())));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.text())
                .contains("<html lang=\"en\">", "<label for=\"name\">")
                .doesNotContain("//", "<script");
    }

    /** The other answers of mock-oauth2-server are pages that print what they are given. */
    @ParameterizedTest
    @ValueSource(strings = {"form_post", "fragment", "query.jwt", "other"})
    void aCodeComesBackInTheQueryAlone(String mode) {
        var target = issuer.target(Map.of("code_challenge", new CodeVerifier().getValue())) + "&response_mode=";

        assertFieldRefused(issuer.http.get(target + mode), "response_mode");
        assertFieldRefused(issuer.http.send("POST", target + mode, BodyPublishers.noBody(), Map.of()), "response_mode");
        assertThat(issuer.http.get(target + "query").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/favicon.ico",
                "/other/authorize",
                "/other/development/authorize",
                "/development/authorize/",
                "/development//authorize",
                "/other/dev/token",
                "/other/token",
                "/other/jwks",
                "/development/debugger",
                "/development/debugger/callback",
                "/development/endsession",
                "/development/userinfo",
                "/development/static/other.css"
            })
    void nothingElseIsThere(String path) {
        for (var method : List.of("GET", "POST", "OPTIONS")) {
            var answer = issuer.http.send(
                    method,
                    issuer.target(Map.of()).replace("/development/authorize", path),
                    BodyPublishers.noBody(),
                    Map.of());

            assertThat(answer.status()).as(method).isEqualTo(404);
            assertThat(answer.contentType()).as(method).doesNotContain("html");
        }
    }

    @Test
    void aCodeIsGoodForWhoAskedForItAndOnce() {
        var verifier = new CodeVerifier();
        var good = Map.of("code_verifier", verifier.getValue());

        assertError(issuer.http.get(issuer.target(Map.of())), 400, "invalid_request");
        assertError(issuer.redeem(issuer.codeFor("eve", "admin", verifier), Map.of()), 400, "invalid_grant");
        var another = Map.of("code_verifier", new CodeVerifier().getValue());
        assertError(issuer.redeem(issuer.codeFor("eve", "admin", verifier), another), 400, "invalid_grant");
        var code = issuer.codeFor("ada", "admin", verifier);
        SignIn.accessToken(issuer.redeem(code, good));
        assertError(issuer.redeem(code, good), 400, "invalid_grant");
    }

    @Test
    void theOrderServiceGetsATokenForItsSecret() throws Exception {
        var settings = Tokens.ISSUER.settings();
        var asked = new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                settings.get("COURSE_API_CLIENT_ID"),
                "client_secret",
                settings.get("COURSE_API_CLIENT_SECRET")));

        assertThat(claims(SignIn.accessToken(issuer.token(asked))))
                .containsEntry("sub", "order-service")
                .containsEntry("groups", List.of("service"));
        asked.put("client_secret", "another");
        assertError(issuer.token(asked), 401, "invalid_client");
    }

    /** So that pages can redeem their codes. */
    @Test
    void pagesOfThisMachineMayReadItsAnswers() {
        var preflight = issuer.http.send(
                "OPTIONS",
                "/development/token",
                BodyPublishers.noBody(),
                Map.of("Origin", "http://localhost:5001", "Access-Control-Request-Method", "POST"));

        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("http://localhost:5001");
        var itself = issuer.http.send(
                "GET",
                "/development/.well-known/openid-configuration",
                BodyPublishers.noBody(),
                Map.of("Origin", "http://127.0.0.1:5002"));
        assertThat(itself.headers().firstValue("access-control-allow-origin")).contains("http://127.0.0.1:5002");
        var verifier = new CodeVerifier();
        var token =
                issuer.redeem(issuer.codeFor("ada", "student", verifier), Map.of("code_verifier", verifier.getValue()));
        assertThat(token.headers().firstValue("access-control-allow-origin")).contains("http://localhost:5002");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 192.0.2.1",
        "X-Forwarded-Proto, https",
        "Forwarded, for=192.0.2.1",
        "X-Forwarded-Host, shop.example",
        "Via, 1.1 proxy",
        "X-Real-IP, 192.0.2.1",
        "X-Client-IP, 192.0.2.1",
        "True-Client-IP, 192.0.2.1",
        "CF-Connecting-IP, 192.0.2.1",
        "X-Original-URL, /",
        "Origin, http://elsewhere.example",
        "Origin, null"
    })
    void itIsNotThereForWhoComesFromElsewhere(String header, String value) {
        assertThat(issuer.ask(WANTED, Map.of(header, value)).status()).isEqualTo(404);
        assertThat(issuer.http
                        .send("GET", "/development/jwks", BodyPublishers.noBody(), Map.of(header, value))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere.example, 404",
        "localhost.elsewhere.example, 404",
        "LOCALHOST, 200",
        "127.0.0.1:80, 200",
        "[::1], 200"
    })
    void itIsNotThereUnderAnotherName(String host, int status) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            var request = "GET /development/jwks HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void nothingListensToOtherMachines() throws IOException {
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(own -> !own.isLoopbackAddress())
                .toList();

        assertThat(others).noneMatch(own -> isOpen(own, address.getPort()));
        assertThat(isOpen(InetAddress.getLoopbackAddress(), address.getPort())).isTrue();
    }

    private static boolean isOpen(InetAddress own, int port) {
        try (var socket = new Socket(own, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertError(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("error").asText()).isEqualTo(error);
    }

    /** Of a token for the services. */
    private Map<String, Object> claims(String token) throws Exception {
        var claims = verified(token);
        assertThat(claims.getAudience()).containsExactly(DevelopmentIssuer.AUDIENCE);
        return claims.getClaims();
    }

    /** What the issuer's key has signed. */
    private JWTClaimsSet verified(String token) throws Exception {
        var signed = SignedJWT.parse(token);
        var keys = JWKSet.parse(issuer.http.get("/development/jwks").text());
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
        JWTClaimsSet claims = signed.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Tokens.ISSUER.issuer());
        return claims;
    }
}
