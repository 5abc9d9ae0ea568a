package org.coursemarket.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** A 400 that names what is wrong, as the services have it (RFC 9457). */
final class InvalidInput {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InvalidInput() {}

    static OAuth2HttpResponse answer(String field, String message, String instance) {
        JsonNode problem = JSON.valueToTree(Map.of(
                "type",
                "/problems/invalid-input",
                "title",
                "Invalid input",
                "status",
                400,
                "detail",
                field + " " + message,
                "instance",
                instance,
                "errors",
                List.of(Map.of("field", field, "message", message))));
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "application/problem+json"), 400, problem.toString(), null);
    }
}
