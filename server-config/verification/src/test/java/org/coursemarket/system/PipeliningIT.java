package org.coursemarket.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that are sent to the proxy before those before them are answered. */
@Needs(Nginx.PROGRAM)
class PipeliningIT {
    private static final int ROUNDS = 10;
    private static final Pattern NAME = Pattern.compile("\"(?:type|instance|id|status)\":\"([^\"]*)\"");
    private static final String CLOSE = "Connection: close\r\n";

    private static Nginx proxy;

    private final CourseSystem courses = new CourseSystem(proxy.address());
    private final String course = courses.courseWithSeats(ROUNDS);
    private final UUID key = UUID.randomUUID();

    @BeforeAll
    static void start() {
        proxy = Nginx.before(Marketplace.on(TestDatabase.H2));
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    /** Some are answered by the thread of the service that takes them, some by another, some by the proxy. */
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
        requests.append(request("GET /health/ready", CLOSE, ""));
        expected.add("200 UP");

        assertThat(answers(requests.toString())).containsExactlyElementsOf(expected);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(ROUNDS, 0, 0, ROUNDS));
    }

    @Test
    void aBodyMayComeLater() throws IOException {
        try (var wire = new Wire(proxy.address())) {
            var confirm = confirm(key);
            int middle = confirm.length() - 50;
            wire.send(reserve(key, "") + confirm.substring(0, middle));
            var begun = wire.next(1); // the first is being answered
            wire.send(confirm.substring(middle) + request("GET /api/reservations/" + key, CLOSE, ""));

            assertThat(said(begun + wire.rest())).containsExactly(reserved(key), confirmed(key), confirmed(key));
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

    private static String look(UUID id) {
        return request("GET /api/reservations/" + id, "", "");
    }

    private String reserve(UUID id, String header) {
        return request("PATCH /api/courses/" + course + "/reserveSeat", "Idempotency-Key: " + id + "\r\n" + header, "");
    }

    /** With a body, which does not matter. */
    private static String confirm(UUID id) {
        return request("PATCH /api/courses/" + id + "/confirmReservation", "", " ".repeat(100));
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
        return said(Wire.answer(proxy.address(), requests));
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
}
