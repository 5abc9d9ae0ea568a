package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coursemarket.system.Http.Answer;

/** The development issuer in the words of a page that somebody signs in to, and of who asks for a token without. */
final class SignIn {
    private static final String ORIGIN = "http://localhost:5002";
    private static final String PAGE = ORIGIN + "/signed-in";
    /** A public client: a page keeps no secret. */
    private static final String CLIENT = "course-shop";

    private static final String STATE = "of the page";
    private static final Pattern CODE = Pattern.compile("code=([^&]+)");

    final Http http;

    SignIn(URI issuer) {
        http = new Http(issuer, null);
    }

    String tokenForTheAsking(String subject, String... roles) {
        return accessToken(ask(Map.of("subject", subject, "roles", List.of(roles)), Map.of()));
    }

    Answer ask(Map<String, ?> wanted, Map<String, String> headers) {
        return http.post("/dev/token", wanted, headers);
    }

    String tokenAfterSignIn(String subject, String role) {
        return accessToken(grantAfterSignIn(subject, role, "any"));
    }

    /** By the authorization code flow with PKCE (RFC 6749, section 4.1; RFC 7636). */
    Answer grantAfterSignIn(String subject, String role, String nonce) {
        var verifier = new CodeVerifier();
        var code = codeFor(subject, role, verifier, Map.of("nonce", nonce));
        return redeem(code, Map.of("code_verifier", verifier.getValue()));
    }

    /** What the issuer's page gives to the page that has sent there, for the role whose button is on it. */
    String codeFor(String subject, String role, CodeVerifier verifier) {
        return codeFor(subject, role, verifier, Map.of());
    }

    private String codeFor(String subject, String role, CodeVerifier verifier, Map<String, String> parameters) {
        var all = new HashMap<>(parameters);
        all.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        all.put("code_challenge_method", "S256");
        var target = target(all);
        var claims = "{\"groups\":[\"" + role + "\"]}";
        assertThat(http.get(target).text()).contains("name=\"username\"", "name=\"claims\" value='" + claims + "'");
        var redirection = form(target, Map.of("username", subject, "claims", claims));
        var location = redirection.headers().firstValue("location").orElse("");
        assertThat(redirection.status()).as(redirection.text()).isEqualTo(302);
        assertThat(location).startsWith(PAGE + "?").contains("state=" + encoded(STATE));
        var code = CODE.matcher(location);
        assertThat(code.find()).as(location).isTrue();
        return code.group(1);
    }

    /** Of the page, with these parameters beside the usual ones. */
    String target(Map<String, String> parameters) {
        var all = new HashMap<>(parameters);
        all.putAll(Map.of(
                "response_type", "code", "client_id", CLIENT, "scope", "openid", "redirect_uri", PAGE, "state", STATE));
        return "/development/authorize?" + encoded(all);
    }

    Answer redeem(String code, Map<String, String> parameters) {
        var all = new HashMap<>(parameters);
        all.putAll(Map.of("grant_type", "authorization_code", "code", code, "client_id", CLIENT, "redirect_uri", PAGE));
        return token(all);
    }

    Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", CLIENT));
    }

    Answer token(Map<String, String> parameters) {
        return form("/development/token", parameters);
    }

    /** As a page sends it. */
    private Answer form(String path, Map<String, String> fields) {
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "Origin", ORIGIN);
        return http.send("POST", path, BodyPublishers.ofString(encoded(fields)), headers);
    }

    static String accessToken(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.body().path("expires_in").asInt()).isPositive();
        return answer.body().path("access_token").asText();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
