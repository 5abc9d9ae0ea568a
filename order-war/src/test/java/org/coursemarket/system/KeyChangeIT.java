package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.coursemarket.system.Http.Answer;
import org.junit.jupiter.api.Test;

/** The issuer changes its key while both services are in use. */
class KeyChangeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void newTokensCountAtOnceAndOldOnesSoonNoMore() throws InterruptedException {
        var issuer = new IdentityProvider();
        try (var marketplace = new Marketplace(TestDatabase.H2, issuer.settings())) {
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            var courses = marketplace.courses().http;
            var orders = marketplace.orders().http;
            var oldToken = issuer.token("admin", "admin");
            var path = "/api/reservations/" + UUID.randomUUID();
            assertThat(courses.with(oldToken).get(path).status()).isEqualTo(404);
            buy(courses, orders, issuer, "Ann");

            var over = new AtomicBoolean();
            var answers = new ArrayList<Answer>();
            var load = new Thread(() -> {
                while (!over.get()) {
                    answers.add(courses.with(issuer.token("admin", "admin")).get(path));
                }
            });
            load.start();
            issuer.changeKey();
            var bought = buy(courses, orders, issuer, "Bob");
            over.set(true);
            load.join();

            // The order service's own token was signed with the key before; it asks for another one.
            assertThat(bought.status()).as(bought.text()).isEqualTo(201);
            assertThat(answers)
                    .isNotEmpty()
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(404));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertRefused(courses.with(oldToken).get(path), 401, "invalid-token"));
        }
    }

    private static Answer buy(Http courses, Http orders, IdentityProvider issuer, String student) {
        var course = courses.with(issuer.token("Ada", "instructor"))
                .post(
                        "/api/courses",
                        Map.of(
                                "title", "t",
                                "description", "d",
                                "price", 1,
                                "availableSeats", 1,
                                "instructorName", "Ada"));
        assertThat(course.status()).as(course.text()).isEqualTo(201);
        return orders.with(issuer.token(student, "student"))
                .post("/api/orders", Map.of("courseId", course.id(), "studentName", student));
    }
}
