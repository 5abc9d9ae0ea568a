package org.coursemarket.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Requests that are sent before those before them are answered. */
class PipeliningIT {
    private static final int ROUNDS = 10;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern NAME = Pattern.compile("\"(?:type|instance|id|status)\":\"([^\"]*)\"");
    private static final String CLOSE = "Connection: close\r\n";

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final String course = courses.courseWithSeats(ROUNDS);
    private final UUID key = UUID.randomUUID();

    /** Some are answered by the thread that takes them, some by another. */
    @Test
    void areDoneAndAnsweredInOrder() throws IOException {
        var requests = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < ROUNDS; i++) {
            var id = UUID.randomUUID();
            requests.append(look(id))
                    .append(reserve(id, ""))
                    .append(confirm(id))
                    .append(look(id));
            expected.addAll(List.of(unknown(id), reserved(id), confirmed(id), confirmed(id)));
        }
        requests.append(request("GET /api/health", CLOSE, ""));
        expected.add("200 UP");

        assertThat(answers(requests.toString())).containsExactlyElementsOf(expected);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(ROUNDS, 0, 0, ROUNDS));
    }

    @Test
    void aBodyMayComeLater() throws IOException {
        try (var connection = connected()) {
            var confirm = confirm(key);
            int middle = confirm.length() - 50;
            send(connection, reserve(key, "") + confirm.substring(0, middle));
            var begun = connection.getInputStream().readNBytes(1); // the first is being answered
            send(connection, confirm.substring(middle) + request("GET /api/reservations/" + key, CLOSE, ""));

            assertThat(said(text(begun) + text(connection.getInputStream().readAllBytes())))
                    .containsExactly(reserved(key), confirmed(key), confirmed(key));
        }
    }

    @Test
    void behindTheLastNothingIsDone() throws IOException {
        assertThat(answers(look(key) + reserve(key, CLOSE) + reserve(UUID.randomUUID(), "")))
                .containsExactly(unknown(key), reserved(key));

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(ROUNDS, ROUNDS - 1, 1, 0));
    }

    @Test
    void behindWhatIsNoRequestNothingIsDone() throws IOException {
        for (var none :
                List.of("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nno header\r\n\r\n")) {
            assertThat(answers(look(key) + none + reserve(key, ""))).containsExactly(unknown(key), "400 about:blank");
        }

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(ROUNDS, ROUNDS, 0, 0));
    }

    private String look(UUID id) {
        return request("GET /api/reservations/" + id, "", "");
    }

    private String reserve(UUID id, String header) {
        return request("PATCH /api/courses/" + course + "/reserveSeat", "Idempotency-Key: " + id + "\r\n" + header, "");
    }

    private String confirm(UUID id) {
        var body = "[{\"command\": \"confirm\", \"reservationId\": \"" + id + "\"}]";
        return request("POST /api/reservations/commands", "Content-Type: application/json\r\n", body);
    }

    private static String unknown(UUID id) {
        return "404 /problems/unknown-reservation /api/reservations/" + id;
    }

    private static String reserved(UUID id) {
        return "200 " + id + " RESERVED";
    }

    private static String confirmed(UUID id) {
        return "200 " + id + " CONFIRMED";
    }

    private static String request(String methodAndTarget, String headers, String body) {
        return methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.of("admin", "admin") + "\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private List<String> answers(String requests) throws IOException {
        try (var connection = connected()) {
            send(connection, requests);
            return said(text(connection.getInputStream().readAllBytes()));
        }
    }

    /** The status of each, and whom and what it names. */
    private static List<String> said(String answers) {
        return Stream.of(answers.split("(?=HTTP/1\\.1 )"))
                .map(PipeliningIT::named)
                .toList();
    }

    private static String named(String answer) {
        var names = NAME.matcher(answer).results().map(name -> name.group(1));
        return Stream.concat(Stream.of(answer.split(" ", 3)[1]), names).collect(joining(" "));
    }

    private Socket connected() throws IOException {
        var address = marketplace.courseServer().address();
        var connection = new Socket(address.getHost(), address.getPort());
        connection.setSoTimeout(PATIENCE_MILLIS);
        return connection;
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
