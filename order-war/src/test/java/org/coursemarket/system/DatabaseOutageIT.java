package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertReservation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is away for a while, and comes back at the same place. */
class DatabaseOutageIT {
    /** Longer than the server goes on with a timer that fails. */
    private static final Duration OUTAGE = Duration.ofSeconds(15);

    @TempDir
    Path data;

    @Test
    void theServiceSaysSoAndGoesOnAfterwards() throws IOException {
        var postgres = start(0);
        int port = postgres.getPort();
        var settings = Map.of(
                "COURSE_DB_URL", "jdbc:postgresql://localhost:" + port + "/postgres",
                "COURSE_DB_USER", "postgres",
                "COURSE_DB_PASSWORD", "postgres",
                "RESERVATION_TTL", "PT2S");
        try (var marketplace = new Marketplace(TestDatabase.H2, settings)) {
            marketplace.startCourse();
            marketplace.awaitReady();
            var courses = marketplace.courses();
            var course = courses.courseWithSeats(2);
            var hold = courses.reserve(course);
            assertReservation(hold, "RESERVED");

            postgres.close();
            var back = Instant.now().plus(OUTAGE);
            await().atMost(OUTAGE.multipliedBy(2)).untilAsserted(() -> {
                assertUnavailable(courses.reserve(course));
                assertUnavailable(courses.course(course));
                assertThat(courses.http.get("/health/ready").status()).isEqualTo(503);
                assertThat(courses.http.get("/health/live").status()).isEqualTo(200);
                assertThat(Instant.now()).isAfter(back);
            });
            postgres = start(port);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> courses.reserve(course).status() == 200);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 2, 0, 0)));
            assertReservation(courses.reservation(hold.id()), "EXPIRED");
        } finally {
            postgres.close();
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }
}
