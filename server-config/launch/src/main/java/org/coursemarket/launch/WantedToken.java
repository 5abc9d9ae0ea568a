package org.coursemarket.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** Answers {@code {"subject": "ada", "roles": ["instructor"]}} with such a token, whoever asks (RFC 6749, section 5.1). */
final class WantedToken {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** {@code Caller.SUBJECT} and {@code Roles} of the runtime, whose jar would bring Flyway and much more with them. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");

    private static final Set<String> ROLES = Set.of("student", "instructor", "admin", "service");

    private WantedToken() {}

    static OAuth2HttpResponse answer(OAuth2HttpRequest request, DevelopmentIssuer issuer) {
        var wanted = parsed(request.getBody());
        String subject = wanted.path("subject").asText();
        var roles = wanted.path("roles");
        if (!wanted.isObject()) {
            return refusal("body", "must be a JSON object with subject and roles");
        }
        if (!wanted.path("subject").isTextual() || !SUBJECT.matcher(subject).matches()) {
            return refusal("subject", "must be 1 to 255 printable ASCII characters");
        }
        if (!roles.isArray()
                || !StreamSupport.stream(roles.spliterator(), false).allMatch(WantedToken::isRole)) {
            return refusal("roles", "must be a list of student, instructor, admin and service, or of some of these");
        }
        List<String> names = StreamSupport.stream(roles.spliterator(), false)
                .map(JsonNode::textValue)
                .distinct()
                .toList();
        JsonNode given = JSON.valueToTree(Map.of(
                "access_token",
                issuer.token(subject, names),
                "token_type",
                "Bearer",
                "expires_in",
                DevelopmentIssuer.LIFETIME.toSeconds()));
        var headers = Headers.of("Content-Type", "application/json", "Cache-Control", "no-store");
        return new OAuth2HttpResponse(headers, 200, given.toString(), null);
    }

    private static boolean isRole(JsonNode role) {
        return role.isTextual() && ROLES.contains(role.textValue());
    }

    /** Missing where this is no JSON. */
    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static OAuth2HttpResponse refusal(String field, String message) {
        return InvalidInput.answer(field, message, DevelopmentIssuer.TOKEN_FOR_THE_ASKING);
    }
}
