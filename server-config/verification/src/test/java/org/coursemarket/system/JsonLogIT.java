package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A whole life of a service whose log is read by programs. */
@Execution(ExecutionMode.CONCURRENT) // on a server of its own
class JsonLogIT {
    private static final String AUDIT = "org.coursemarket.audit";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MANY = 300;

    @Test
    void everyLineIsARecordAndARefusalWritesNoneButTheAudits() {
        try (var marketplace = new Marketplace(TestDatabase.H2, Map.of("LOG_FORMAT", "json"))) {
            marketplace.startCourse();
            marketplace.awaitReady();
            var log = marketplace.courseServer().log();
            var courses = marketplace.courses();
            var course = courses.courseWithSeats(1);
            assertThat(JsonLog.records(log))
                    .extracting(record -> record.path("level").asText())
                    .contains("INFO");
            long before = unaudited(marketplace);

            // 404 and 409 of whom nobody limits, 401 with a line of the audit each, 429 likewise from the 101st on
            var student = courses.http.with(Tokens.of("student " + UUID.randomUUID(), "student"));
            var forger = courses.http.with(Tokens.of("forger", "admin") + "x");
            courses.reserve(course);
            for (int i = 0; i < MANY; i++) {
                assertThat(courses.course(UUID.randomUUID().toString()).status())
                        .isEqualTo(404);
                assertThat(courses.reserve(course).status()).isEqualTo(409);
                assertThat(forger.get("/api/courses/%0A%22%7B" + i).status()).isEqualTo(401);
            }
            assertThat(IntStream.range(0, MANY)
                            .map(i -> student.get("/api/courses").status()))
                    .contains(429);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(JsonLog.records(log))
                            .filteredOn(record -> record.path("logger").asText().equals(AUDIT)
                                    && record.path("message").asText().contains("invalid-token"))
                            .hasSize(MANY));
            assertThat(unaudited(marketplace) - before).isLessThan(10);
        }
    }

    private static long unaudited(Marketplace marketplace) {
        return JsonLog.records(marketplace.courseServer().log()).stream()
                .filter(record -> !record.path("logger").asText().equals(AUDIT))
                .count();
    }
}
