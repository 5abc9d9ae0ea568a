package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The issuer changes its key while both services are in use, and goes away. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class KeyChangeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration KEY_LIFETIME = Duration.ofSeconds(2);

    private final ChangingIssuer issuer = new ChangingIssuer();

    @Test
    void newTokensCountAtOnceAndOldOnesSoonNoMore() {
        var settings = new HashMap<>(issuer.settings());
        settings.put("JWT_KEYS_TTL", KEY_LIFETIME.toString());
        try (var marketplace = new Marketplace(TestDatabase.H2, settings)) {
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            var courses = marketplace.courses().http;
            var orders = marketplace.orders().http;
            var oldToken = issuer.token("admin", "admin");
            assertBuys(courses, orders, "Ann");

            var over = new AtomicBoolean();
            var load = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    assertCounts(courses);
                    assertCounts(orders);
                }
            });
            issuer.changeKey();
            assertBuys(courses, orders, "Bob");
            assertThat(look(courses, oldToken).status()).isEqualTo(404);
            issuer.forgetOldKey();
            await().atMost(PATIENCE).untilAsserted(() -> assertRefused(look(courses, oldToken), 401, "invalid-token"));
            // The order service's own token was signed with the key before: it asks for another one.
            assertBuys(courses, orders, "Cid");
            over.set(true);
            load.join();

            issuer.close();
            var end = Instant.now().plus(KEY_LIFETIME.multipliedBy(2));
            while (Instant.now().isBefore(end)) {
                assertCounts(courses);
            }
            assertBuys(courses, orders, "Dee");
        }
    }

    private void assertCounts(Http service) {
        var answer = look(service, issuer.token("admin", "admin"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    /** At something that is not there, which only who has a right to it is told. */
    private static Answer look(Http service, String token) {
        var nothing = UUID.randomUUID();
        var answer = service.with(token).get("/api/reservations/" + nothing);
        return answer.status() == 404 ? service.with(token).get("/api/orders/" + nothing) : answer;
    }

    private void assertBuys(Http courses, Http orders, String student) {
        var course = CourseSystem.offer(courses.with(issuer.token("Ada", "instructor")), 1);
        assertThat(course.status()).as(course.text()).isEqualTo(201);
        var buyer = orders.with(issuer.token(student, "student"));
        var order = buyer.post("/api/orders", Map.of("courseId", course.id(), "studentName", student));
        assertThat(order.status()).as(order.text()).isIn(201, 202); // the latter on a machine that is slow
        await().atMost(Marketplace.PATIENCE).until(() -> status(buyer, order.id()), "CONFIRMED"::equals);
    }

    private static String status(Http buyer, String order) {
        return buyer.get("/api/orders/" + order).body().path("status").asText();
    }
}
