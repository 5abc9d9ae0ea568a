package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The course service is away for a while. */
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class OutageIT {
    /** Long before a purchase's deadline. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Test
    void ordersAreRefusedAtOnceAndFlowAgainWhenItIsBack() {
        try (var troubled = TroubledMarketplace.take(TestDatabase.H2)) {
            var marketplace = troubled.services;
            var orders = marketplace.orders();
            var course = marketplace.courses().courseWithSeats(50);
            assertThat(orders.buy(course, "before").status()).isEqualTo(201);

            marketplace.courseServer().kill();
            troubled.proxy.refuse(); // as a port does that nobody listens at
            var waited = new ArrayList<Duration>();
            for (int i = 0; i < 30; i++) { // enough to open the breaker
                var began = Instant.now();
                var refusal = orders.buy(course, "during " + i);
                assertRefused(refusal, 503, "seats-unavailable");
                assertThat(refusal.headers().firstValue("retry-after")).contains("1");
                waited.add(Duration.between(began, Instant.now()));
            }
            Collections.sort(waited);
            assertThat(waited.get(waited.size() / 2))
                    .isLessThan(AT_ONCE); // one or the other has waited for the machine

            var key = UUID.randomUUID();
            assertRefused(orders.buy(course, "with a key", key), 503, "seats-unavailable");

            marketplace.startCourse();
            marketplace.awaitReady();
            troubled.proxy.heal();
            var another = marketplace
                    .courses()
                    .courseWithSeats(50); // a try whose answer was late may hold a seat for a while
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            orders.buy(another, "after " + UUID.randomUUID()).status() == 201);
            assertThat(orders.buy(course, "during 0").status()).isEqualTo(201);
            assertThat(orders.buy(course, "with a key", key).status()).isEqualTo(201);
            assertThat(marketplace.courses().seatsOf(course)).isEqualTo(new SeatCounts(50, 47, 0, 3));
        }
    }
}
