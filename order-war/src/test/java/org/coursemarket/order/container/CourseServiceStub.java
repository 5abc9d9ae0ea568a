package org.coursemarket.order.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The course service as the order service sees it, with a seat for everybody who names no wrong voucher, and the issuer of the token that it wants. */
final class CourseServiceStub {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "of-the-stub";

    /** A voucher that does not count, in any course. */
    static final String WRONG_VOUCHER = "WRONG";

    /** Of a reservation after each command. */
    private static final Map<String, String> STATUS =
            Map.of("sell", "CONFIRMED", "cancel", "CANCELLED", "withdraw", "CANCELLED");

    /** Until it is told otherwise it grants everything. */
    enum Mood {
        WILLING,
        BUSY,
        SILENT
    }

    private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commandCalls = new AtomicInteger();
    private final AtomicInteger callsToRefuse = new AtomicInteger();
    private final HttpServer server;
    private volatile Mood mood = Mood.WILLING;

    private CourseServiceStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/token", exchange -> answer(exchange, 200, Map.of("access_token", TOKEN, "expires_in", 3_600)));
        server.createContext("/api/reservations", this::look);
        server.createContext("/api/reservations/commands", this::perform);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    /** It ends with the tests. */
    static CourseServiceStub start() {
        try {
            return new CourseServiceStub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of an order service that uses it. */
    Map<String, String> settings() {
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        return Map.of(
                "course.api.url", address.resolve("/api/courses").toString(),
                "course.api.token.url", address.resolve("/token").toString(),
                "course.api.client.secret", "none-is-asked-for");
    }

    void be(Mood next) {
        mood = next;
    }

    /** So many calls from now on find it busy. */
    void refuse(int calls) {
        callsToRefuse.set(calls);
    }

    /** How many calls there are that still have to find it busy. */
    int callsToRefuse() {
        return callsToRefuse.get();
    }

    /** How many calls with commands have reached it. */
    int commandCalls() {
        return commandCalls.get();
    }

    private void perform(HttpExchange exchange) throws IOException {
        commandCalls.incrementAndGet();
        var commands = JSON.readTree(exchange.getRequestBody());
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, problem("invalid-token"));
        } else if (mood == Mood.SILENT) {
            unanswered.add(exchange);
        } else if (mood == Mood.BUSY || callsToRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, problem("seats-busy"));
        } else {
            var answers = new ArrayList<Object>();
            commands.forEach(command -> answers.add(answer(command)));
            answer(exchange, 200, answers);
        }
    }

    private void look(HttpExchange exchange) throws IOException {
        if (mood == Mood.SILENT) {
            unanswered.add(exchange);
        } else {
            answer(exchange, 404, problem("unknown-reservation"));
        }
    }

    private static Map<String, Object> answer(JsonNode command) {
        if (command.path("voucher").asText().equals(WRONG_VOUCHER)) {
            var courseId = command.get("courseId").asText();
            return Map.of("status", 422, "problem", Map.of("type", "/problems/voucher-invalid", "courseId", courseId));
        }
        return Map.of("status", 200, "reservation", reservation(command));
    }

    private static JsonNode reservation(JsonNode command) {
        return JSON.createObjectNode()
                .put("id", command.get("reservationId").asText())
                .put("courseId", command.get("courseId").asText())
                .put("lockedPrice", 20)
                .put("currency", "EUR")
                .put("status", STATUS.get(command.get("command").asText()))
                .put("expiresAt", "2999-01-01T00:00:00Z");
    }

    private static Map<String, String> problem(String type) {
        return Map.of("type", "/problems/" + type);
    }

    private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
        var body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders()
                .put("Content-Type", List.of(status < 400 ? "application/json" : "application/problem+json"));
        exchange.sendResponseHeaders(status, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }
}
