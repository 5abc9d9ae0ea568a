package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;

/**
 * The courses and students of a test, and what must be true of them when all is over: seen from outside, each order is looked up
 * in both services.
 */
final class Settlement {
    private final Marketplace marketplace;
    private final List<String> courseIds = new ArrayList<>();
    private final List<String> students = new ArrayList<>();
    private final Map<String, Set<String>> promised = new HashMap<>();

    Settlement(Marketplace marketplace) {
        this.marketplace = marketplace;
    }

    /** A new course with five seats. */
    String course() {
        String course = marketplace.courses().courseWithSeats(5);
        courseIds.add(course);
        return course;
    }

    String student(String name) {
        students.add(name);
        return name;
    }

    /** What the answer to a purchase or a refund promises of the student's one order. */
    void told(String student, Answer answer) {
        promised.put(
                student,
                switch (answer.status()) {
                    case 200 -> Set.of("REFUNDED");
                    case 201 -> Set.of("CONFIRMED");
                    case 202 -> Set.of("CONFIRMED", "REJECTED", "REFUNDED");
                    default -> Set.of("REJECTED");
                });
    }

    /**
     * Waits until none of the students' orders is on its way any more, and no seat of the courses is held; then every order is
     * CONFIRMED exactly when its reservation is, at the same price, and as many seats are sold as orders are CONFIRMED,
     * as the ledger of each course has it, and what the students were told is true.
     */
    void assertReached(Duration patience) {
        var courses = marketplace.courses();
        await().atMost(patience).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(allOrders()).noneMatch(Settlement::isOnItsWay);
            assertThat(courseIds)
                    .allSatisfy(course -> assertThat(courses.seatsOf(course).held())
                            .as(course)
                            .isZero());
        });
        var all = allOrders();
        assertThat(all).allSatisfy(this::assertAgreesWithItsReservation);
        promised.forEach((student, statuses) -> assertThat(
                        marketplace.orders().ordersOf(student).body().findValuesAsText("status"))
                .as(student)
                .hasSize(1)
                .allMatch(statuses::contains));
        assertThat(courseIds).allSatisfy(course -> {
            int sold = (int) all.stream()
                    .filter(order -> order.path("courseId").asText().equals(course))
                    .filter(order -> order.path("status").asText().equals("CONFIRMED"))
                    .count();
            int total = courses.seatsOf(course).total();
            assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(total, total - sold, 0, sold));
            courses.assertLedgerAgreesWith(course);
        });
        var reconciliation = marketplace.orders().reconciliation();
        assertThat(reconciliation.status()).as(reconciliation.text()).isEqualTo(200);
        assertThat(reconciliation.body().path("mismatches")).isEmpty();
    }

    private List<JsonNode> allOrders() {
        var all = new ArrayList<JsonNode>();
        for (var student : students) {
            var list = marketplace.orders().ordersOf(student);
            assertThat(list.status()).as(list.text()).isEqualTo(200);
            StreamSupport.stream(list.body().spliterator(), false).forEach(all::add);
        }
        return all;
    }

    private static boolean isOnItsWay(JsonNode order) {
        String status = order.path("status").asText();
        return status.equals("PENDING") || (status.equals("CONFIRMED") && order.has("refundRequestedAt"));
    }

    private void assertAgreesWithItsReservation(JsonNode order) {
        var reservation =
                marketplace.courses().reservation(order.path("reservationId").asText());
        boolean isSold = reservation.body().path("status").asText().equals("CONFIRMED");
        assertThat(order.path("status").asText().equals("CONFIRMED"))
                .as(order + " and " + reservation.text())
                .isEqualTo(isSold);
        if (isSold) {
            assertThat(order.path("priceAtPurchase").decimalValue())
                    .isEqualByComparingTo(reservation.body().path("lockedPrice").decimalValue());
        }
    }
}
