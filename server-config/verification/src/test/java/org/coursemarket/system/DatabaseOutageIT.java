package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertReservation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** PostgreSQL is away for a while, and comes back at the same place. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class DatabaseOutageIT {
    /** Longer than the server goes on with a timer that fails. */
    private static final Duration OUTAGE = Duration.ofSeconds(15);

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void theServiceSaysSoAndGoesOnAfterwards(@TempDir Path directory) {
        try (var postgres = new PostgresServer(directory);
                var marketplace = new Marketplace(TestDatabase.H2, settings(postgres))) {
            marketplace.startCourse();
            marketplace.awaitReady();
            var courses = marketplace.courses();
            var course = courses.courseWithSeats(2);
            var hold = courses.reserve(course);
            assertReservation(hold, "RESERVED");

            postgres.stop();
            var back = Instant.now().plus(OUTAGE);
            var refusedWithin = new TreeSet<Duration>();
            await().atMost(OUTAGE.multipliedBy(2)).untilAsserted(() -> {
                assertUnavailable(courses.reserve(course));
                var asked = Instant.now();
                assertUnavailable(courses.course(course));
                refusedWithin.add(Duration.between(asked, Instant.now()));
                assertThat(courses.http.get("/health/ready").status()).isEqualTo(503);
                assertThat(courses.http.get("/health/live").status()).isEqualTo(200);
                assertThat(Instant.now()).isAfter(back);
            });
            assertThat(refusedWithin.first()).isLessThan(AT_ONCE);
            postgres.restart();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> courses.reserve(course).status() == 200);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 2, 0, 0)));
            assertReservation(courses.reservation(hold.id()), "EXPIRED");
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    private static Map<String, String> settings(PostgresServer postgres) {
        var settings = new HashMap<>(postgres.settings());
        settings.put("RESERVATION_TTL", "PT2S");
        return settings;
    }
}
