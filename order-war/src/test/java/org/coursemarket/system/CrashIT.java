package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The course service is killed under load, as by {@code kill -9}. */
class CrashIT {
    private static final int BUYERS = 16;
    private static final int SEATS = 1_000_000;

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereAfterTheRestart(TestDatabase database) throws InterruptedException {
        try (var marketplace = new Marketplace(database, Map.of("RESERVATION_TTL", "PT1H"))) {
            marketplace.startCourse();
            marketplace.awaitReady();
            var course = marketplace.courses().courseWithSeats(SEATS);
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

            var buyers = startBuyers(marketplace.courses(), course, acknowledged);
            await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > 500);
            marketplace.courseServer().kill();
            for (var buyer : buyers) {
                buyer.join();
            }
            marketplace.startCourse();
            marketplace.awaitReady();

            var courses = marketplace.courses();
            assertThat(acknowledged)
                    .allSatisfy(id -> assertThat(courses.reservation(id)
                                    .body()
                                    .path("status")
                                    .asText())
                            .isEqualTo("RESERVED"));
            SeatCounts seats = courses.seatsOf(course);
            assertThat(seats.available() + seats.held() + seats.sold()).isEqualTo(SEATS);
            // Each buyer's last request may have been done without an answer.
            assertThat(seats.held()).isBetween(acknowledged.size(), acknowledged.size() + BUYERS);
            courses.assertLedgerAgreesWith(course);
        }
    }

    /** Each reserves until no answer comes. */
    private static List<Thread> startBuyers(CourseSystem courses, String course, Queue<String> acknowledged) {
        var buyers = new ArrayList<Thread>();
        for (int i = 0; i < BUYERS; i++) {
            var buyer = new Thread(() -> {
                try {
                    while (true) {
                        var answer = courses.reserve(course, UUID.randomUUID());
                        if (answer.status() == 200) {
                            acknowledged.add(answer.id());
                        }
                    }
                } catch (UncheckedIOException killed) {
                    // no answer: this buyer's last request may or may not have been done
                }
            });
            buyer.start();
            buyers.add(buyer);
        }
        return buyers;
    }
}
