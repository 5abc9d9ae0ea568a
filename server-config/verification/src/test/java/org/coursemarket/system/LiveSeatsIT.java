package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.system.LiveSeats.Event;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seats and prices as they change, on both databases. */
@ParameterizedClass
@EnumSource
class LiveSeatsIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final URI service;
    private final CourseSystem courses;
    private final Http anybody;
    private final List<Duration> waits = new ArrayList<>();

    LiveSeatsIT(TestDatabase database) {
        var marketplace = Marketplace.on(database);
        service = marketplace.courseServer().address();
        courses = marketplace.courses();
        anybody = courses.http.with(null);
    }

    @Test
    void whoWatchesSeesWhatThereIsAndEachChange() throws Exception {
        String course = courses.courseWithSeats(3);
        try (var seats = LiveSeats.of(service, List.of(course))) {
            assertShown(seats.await(event -> true), courses.course(course).body());

            String hold = courses.reserve(course).id();
            see(seats, event -> event.path("heldSeats").asInt() == 1);
            courses.confirm(hold);
            see(seats, event -> event.path("soldSeats").asInt() == 1);
            courses.cancel(hold);
            see(
                    seats,
                    event -> event.path("id").asText().equals(course)
                            && seats.events().size() > 3);
            courses.reprice(course, 19.90);
            see(seats, event -> event.path("price").asDouble() == 19.90);
            patch(course, "seats", Map.of("totalSeats", 7));
            see(seats, event -> event.path("totalSeats").asInt() == 7);
            patch(course, "status", Map.of("status", "PAUSED"));
            var last = see(seats, event -> event.path("status").asText().equals("PAUSED"));

            assertShown(last, courses.course(course).body());
            assertThat(seats.events()).extracting(Event::id).isSorted();
        }
        Collections.sort(waits);
        assertThat(waits.get(waits.size() / 2)).isLessThan(AT_ONCE); // one or the other has waited for the machine
    }

    @Test
    void manyMayBeWatchedAndWhatIsNotThereIsLeftOut() throws Exception {
        var ids = Stream.generate(() -> courses.courseWithSeats(1)).limit(49).toList();
        var wanted = new ArrayList<>(ids);
        wanted.add(UUID.randomUUID().toString());
        try (var seats = LiveSeats.of(service, wanted)) {
            for (var id : ids) {
                seats.await(event -> event.path("id").asText().equals(id));
            }
            assertThat(seats.events())
                    .extracting(event -> event.course().path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    /** The other course is there as soon as the draft could be. */
    @Test
    void aDraftIsSeenByNobodyUntilItIsOpened() throws Exception {
        String other = courses.courseWithSeats(1);
        String draft = draft();
        try (var seats = LiveSeats.of(service, List.of(draft, other))) {
            seats.await(event -> event.path("id").asText().equals(other));
            courses.reprice(draft, 5);
            courses.reprice(other, 5);
            seats.await(event -> event.path("price").asDouble() == 5);
            assertThat(seats.events())
                    .allMatch(event -> event.course().path("id").asText().equals(other));

            patch(draft, "status", Map.of("status", "OPEN"));
            seats.await(event -> event.path("id").asText().equals(draft));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?ids=", "?ids=1", "?ids={id},", "?ids={id}&ids={id}", "?ids={51}", "?ids=%zz"})
    void idsThatAreNone(String query) {
        String id = UUID.randomUUID().toString();
        var many = String.join(
                ",",
                Stream.generate(() -> UUID.randomUUID().toString()).limit(51).toList());

        assertRefused(
                anybody.get("/api/courses/stream"
                        + query.replace("{id}", id).replace("{51}", many).replace("%zz", "%25zz")),
                400,
                "invalid-input");
    }

    @Test
    void onlyEventsAreReadThere() {
        var path = LiveSeats.path(List.of(UUID.randomUUID().toString()));
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            var answer = send(method, path, Map.of());
            assertProblem(answer, 405);
            assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
        }
        assertProblem(send("GET", path, Map.of("Accept", "application/json")), 406);
        assertThat(send("HEAD", path, Map.of()).contentType()).isEqualTo("text/event-stream");
    }

    @Test
    void pagesOfOtherOriginsMayRead() {
        var answer = send(
                "HEAD",
                LiveSeats.path(List.of(UUID.randomUUID().toString())),
                Map.of("Origin", "http://localhost:3000"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("http://localhost:3000");
    }

    /** As the API shows it, which has more. */
    private static void assertShown(JsonNode event, JsonNode course) {
        assertThat(event.properties())
                .hasSize(9)
                .allSatisfy(field -> assertThat(field.getValue()).isEqualTo(course.path(field.getKey())));
    }

    private JsonNode see(LiveSeats seats, Predicate<JsonNode> what) {
        var begin = Instant.now();
        var event = seats.await(what);
        waits.add(Duration.between(begin, Instant.now()));
        return event;
    }

    private String draft() {
        var body = Map.of(
                "title", "Jakarta EE",
                "description", "From the start",
                "price", 49.90,
                "availableSeats", 1,
                "instructorName", "Ada",
                "status", "DRAFT");
        return courses.http.post("/api/courses", body).id();
    }

    private void patch(String course, String what, Map<String, ?> body) {
        var answer = courses.http.patch("/api/courses/" + course + "/" + what, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer send(String method, String path, Map<String, String> headers) {
        return anybody.send(method, path, BodyPublishers.noBody(), headers);
    }
}
