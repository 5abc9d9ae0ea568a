package org.coursemarket.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Courses to look at and to buy, of {@code example-courses.json}. Their instructors offer them over HTTP. What an earlier run has
 * offered stays as it is: a key finds the course, its price has another version by then, and its voucher is there.
 */
public final class ExampleCourses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_TWO_WEEKS = "{in two weeks}";
    /** Of the price of a course that nobody has changed yet. */
    private static final String FIRST_VERSION = "\"1\"";

    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int KEY_REUSED = 422;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The server waits in vain for the body of a request that would upgrade the connection to HTTP/2. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String courses;
    private final DevelopmentIssuer issuer;

    /** @param courses the URL of the course service's courses */
    public ExampleCourses(String courses, DevelopmentIssuer issuer) {
        this.courses = courses;
        this.issuer = issuer;
    }

    /**
     * Offers those that are not there yet.
     *
     * @throws IllegalStateException with the service's word, if it refuses one
     */
    public void offer() throws IOException, InterruptedException {
        for (var example : examples()) {
            offer(example);
        }
    }

    private void offer(JsonNode example) throws IOException, InterruptedException {
        var course = example.path("course");
        String owner = example.path("owner").textValue();
        var key = UUID.nameUUIDFromBytes(course.path("title").textValue().getBytes(StandardCharsets.UTF_8));
        var created = answer(request("", owner).header("Idempotency-Key", key.toString()), "POST", course, KEY_REUSED);
        if (created.statusCode() != CREATED) {
            return; // an earlier version had other words for it
        }
        String path = "/" + JSON.readTree(created.body()).path("id").textValue();
        if (example.has("priceRules")) {
            var request = request(path + "/price-rules", owner).header("If-Match", FIRST_VERSION);
            answer(request, "PUT", example.path("priceRules"), PRECONDITION_FAILED);
        }
        if (example.has("voucher")) {
            answer(request(path + "/vouchers", owner), "POST", example.path("voucher"), CONFLICT);
        }
    }

    private HttpRequest.Builder request(String path, String owner) {
        return HttpRequest.newBuilder(URI.create(courses + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + issuer.token(owner, List.of("instructor")))
                .header("Content-Type", "application/json");
    }

    /** A success, or the status that says that it is there already. */
    private HttpResponse<String> answer(HttpRequest.Builder request, String method, JsonNode body, int thereAlready)
            throws IOException, InterruptedException {
        var sent =
                request.method(method, BodyPublishers.ofString(body.toString())).build();
        var answer = http.send(sent, BodyHandlers.ofString());
        if (answer.statusCode() >= 300 && answer.statusCode() != thereAlready) {
            throw new IllegalStateException("the example courses could not be offered: %s %s: %d %s"
                    .formatted(method, sent.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private static JsonNode examples() throws IOException {
        try (var file = ExampleCourses.class.getResourceAsStream("example-courses.json")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var inTwoWeeks = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(14, ChronoUnit.DAYS);
            return JSON.readTree(text.replace(IN_TWO_WEEKS, inTwoWeeks.toString()));
        }
    }
}
