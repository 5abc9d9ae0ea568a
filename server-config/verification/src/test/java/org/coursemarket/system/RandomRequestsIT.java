package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Requests by the grammar of the services' own documents, good and bad: each is answered as its document says, nobody else notices,
 * and the seats add up. {@code -Drequests.seed=} asks for the same ones again but for the ids, {@code -Drequests.count=} for more.
 */
@Isolated // what takes long is to be the service
class RandomRequestsIT {
    private static final int CLIENTS = 4;
    private static final int REQUESTS = Integer.getInteger("requests.count", 1_000) / CLIENTS;
    private static final int BODY_LIMIT_BYTES = 64 * 1024;
    /** What may be said to any request, whatever it is about. */
    private static final Set<Integer> GENERAL = Set.of(400, 404, 405, 406, 408, 413, 415);

    private final long seed = Long.getLong("requests.seed", new Random().nextLong());
    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final Set<String> courseIds = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> answered = new ConcurrentHashMap<>();

    /** A service, and what it says it can do. */
    private record Service(URI address, List<Operation> operations) {}

    @Test
    void eachAnswerIsOneThatTheDocumentHas() throws IOException {
        System.out.println("RandomRequestsIT with seed " + seed);
        var services = List.of(
                new Service(marketplace.courseServer().address(), Operation.of(courses.http)),
                new Service(marketplace.orderServer().address(), Operation.of(marketplace.orders().http)));

        try (var watch = new HealthWatch(services.stream().map(Service::address).toList())) {
            Crowd.of(CLIENTS, client -> {
                ask(services, new Dice(new Random(seed + client)));
                return client;
            });
            watch.assertWasThereAtOnce();
        }

        System.out.println("RandomRequestsIT was answered " + answered);
        assertThat(answered).as("kinds of answers").containsKeys(200, 201, 400, 401, 403, 404, 413, 415);
        assertThat(courseIds)
                .isNotEmpty()
                .allSatisfy(course -> await() // a hold may lapse between two looks
                        .untilAsserted(() -> courses.assertLedgerAgreesWith(course)));
    }

    private void ask(List<Service> services, Dice dice) {
        var known = new ArrayList<String>();
        var tokens = tokens();
        for (int i = 0; i < REQUESTS; i++) {
            boolean isOfCourses = dice.oneIn(2);
            var service = services.get(isOfCourses ? 0 : 1);
            var request = RandomRequest.of(dice.of(service.operations()), dice, known, dice.of(tokens));
            try {
                var answer = RawAnswer.to(request, service.address());
                assertIsDescribed(request, answer);
                answered.merge(answer.status(), 1, Integer::sum);
                if (isOfCourses && request.isHttp() && answer.status() < 300) {
                    remember(request, answer, known);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(text(request), e);
            }
        }
    }

    /** Of the course service alone: what is sold by an order is not for others to cancel. */
    private void remember(RandomRequest.Sent request, RawAnswer answer, List<String> known) throws IOException {
        var id = answer.json().path("id");
        if (id.isTextual()) {
            known.add(id.asText());
            if (request.operation().path().equals("/api/courses")) {
                courseIds.add(id.asText());
            }
        }
    }

    private void assertIsDescribed(RandomRequest.Sent request, RawAnswer answer) throws IOException {
        var what = "seed " + seed + ": " + answer.head() + "\n" + answer.body() + "\nto " + text(request);
        if (!request.isHttp()) {
            assertThat(answer.status()).as(what).matches(status -> status < 500 || status == 503 || status == 505);
            return;
        }
        boolean mayBeCutOff = !request.isWhole() || request.bytes().length() > BODY_LIMIT_BYTES;
        if (mayBeCutOff && answer.status() == 0) {
            return;
        }
        assertThat(Stream.of(request.operation().statuses(), GENERAL).flatMap(Set::stream))
                .as(what)
                .contains(answer.status())
                .doesNotContain(500);
        if (answer.status() >= 400) {
            assertThat(answer.isProblem()).as(what).isTrue();
        }
    }

    private static List<String> tokens() {
        var everybody = Tokens.of("anybody", "admin", "instructor", "service", "student");
        return List.of(
                everybody,
                everybody,
                everybody,
                everybody,
                Tokens.of("random instructor", "instructor"),
                Tokens.of("random student", "student"),
                "",
                "x.y.z");
    }

    private static String text(RandomRequest.Sent request) {
        return request.bytes().substring(0, Math.min(request.bytes().length(), 2_000));
    }
}
