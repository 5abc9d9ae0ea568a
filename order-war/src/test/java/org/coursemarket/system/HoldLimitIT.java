package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.system.Http.Answer;
import org.junit.jupiter.api.Test;

/** One greedy student at two order services, which share a database. */
class HoldLimitIT {
    private static final int HOLDS_PER_STUDENT = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** No sale comes through, so each order keeps its hold. */
    @Test
    void aStudentHoldsFiveSeatsAtTheMostWhicheverTheNode() throws InterruptedException {
        var settings = TestDatabase.POSTGRESQL.settings();
        try (var marketplace = new Marketplace(TestDatabase.POSTGRESQL, settings);
                var proxy = new FaultProxy(marketplace.coursePort());
                var second = new Marketplace(TestDatabase.POSTGRESQL, settings)) {
            marketplace.between(proxy);
            second.between(proxy);
            marketplace.startCourse();
            marketplace.startOrder();
            second.startOrder();
            marketplace.awaitReady();
            second.awaitReady();
            var nodes = List.of(marketplace.orders(), second.orders());
            var courses = marketplace.courses();
            // A node's first purchase loads classes for longer than a purchase may take where the processor is busy.
            await().atMost(PATIENCE)
                    .until(() -> nodes.stream()
                            .allMatch(node -> node.buy(courses.courseWithSeats(1), "First")
                                            .status()
                                    == 201));
            var wanted = IntStream.range(0, 40)
                    .mapToObj(i -> courses.courseWithSeats(2))
                    .toList();
            var confirmations = new Fault.Hold(HOLDS_PER_STUDENT);
            wanted.forEach(course -> proxy.harm(Call.CONFIRM, course, confirmations.request()));

            var answers =
                    Crowd.of(wanted.size(), i -> nodes.get(i % nodes.size()).buy(wanted.get(i), "Greedy"));

            assertThat(answers)
                    .as("%s", answers.stream().map(Answer::text).toList())
                    .filteredOn(answer -> answer.status() == 202)
                    .hasSize(HOLDS_PER_STUDENT);
            assertThat(answers).filteredOn(answer -> answer.status() != 202).allSatisfy(answer -> {
                assertRefused(answer, 429, "too-many-holds");
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
            });
            assertThat(wanted.stream()
                            .mapToInt(course -> courses.seatsOf(course).held()))
                    .filteredOn(held -> held > 0)
                    .hasSize(HOLDS_PER_STUDENT);
            var free = courses.courseWithSeats(2);
            assertRefused(nodes.get(1).buy(free, "Greedy"), 429, "too-many-holds");
            assertThat(nodes.get(1).buy(free, "Modest").status()).isEqualTo(201);

            confirmations.release();
            proxy.heal();
            await().atMost(PATIENCE)
                    .until(() -> nodes.get(0).buy(free, "Greedy").status() == 201);
        }
    }
}
