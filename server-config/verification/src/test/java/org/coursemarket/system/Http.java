package org.coursemarket.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests to one service, one try each. */
public final class Http {
    /** What came back; the body is a JSON node, missing where there was no JSON. */
    public record Answer(int status, HttpHeaders headers, String text, JsonNode body) {
        /** All that the header says; empty where there is none. */
        String header(String name) {
            return String.join(", ", headers.allValues(name));
        }

        String contentType() {
            return header("content-type");
        }

        public String id() {
            return body.path("id").asText();
        }

        /** The last part of the problem's type. */
        String problem() {
            return body.path("type").asText().replaceFirst("^/problems/", "");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(15))
            .build();

    private final URI service;
    private final String token;

    /** Says who sends the requests by this token; null for nobody. */
    public Http(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /** The same service for somebody else. */
    public Http with(String otherToken) {
        return new Http(service, otherToken);
    }

    /** The page after this one, by the link that it has; null for the last. */
    Answer next(Answer page) {
        var link = NEXT.matcher(page.headers().firstValue("link").orElse(""));
        return link.find() ? get(link.group(1)) : null;
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Answer patch(String path) {
        return send("PATCH", path, BodyPublishers.noBody(), Map.of());
    }

    Answer patch(String path, Map<String, ?> body) {
        return json("PATCH", path, body);
    }

    public Answer post(String path, Map<String, ?> body) {
        return json("POST", path, body);
    }

    Answer post(String path, Map<String, ?> body, Map<String, String> headers) {
        return json("POST", path, text(body), headers);
    }

    public Answer json(String method, String path, Map<String, ?> body) {
        return json(method, path, text(body));
    }

    /** The body need not be JSON. */
    public Answer json(String method, String path, String body) {
        return json(method, path, body, Map.of());
    }

    private Answer json(String method, String path, String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return send(method, path, BodyPublishers.ofString(body), all);
    }

    /**
     * Sends what it is given.
     *
     * @throws UncheckedIOException if no answer came
     */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body(), parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
