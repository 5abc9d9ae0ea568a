package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A stream of live seats as a browser reads it (WHATWG HTML, section 9.2.6), on a thread of its own. */
final class LiveSeats implements AutoCloseable {
    /** What a course was. */
    record Event(long id, JsonNode course) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(15))
            .build();

    private final HttpResponse<InputStream> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;

    private LiveSeats(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    /** Opened. */
    static LiveSeats of(URI service, Collection<String> courses) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path(courses)))
                .header("Accept", "text/event-stream")
                .build();
        var stream = new LiveSeats(CLIENT.send(request, BodyHandlers.ofInputStream()));
        assertThat(stream.answer.statusCode()).isEqualTo(200);
        assertThat(stream.answer.headers().firstValue("content-type")).contains("text/event-stream");
        new Thread(stream::read).start();
        return stream;
    }

    static String path(Collection<String> courses) {
        return "/api/courses/stream?ids=" + String.join(",", courses);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** The first event that is so, when it has come. */
    JsonNode await(Predicate<JsonNode> what) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> events.stream().map(Event::course).filter(what).findFirst(), Optional::isPresent)
                .get();
    }

    void awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> isOver);
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            long id = -1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException left) {
            // by the one side or the other
        } finally {
            isOver = true;
        }
    }
}
