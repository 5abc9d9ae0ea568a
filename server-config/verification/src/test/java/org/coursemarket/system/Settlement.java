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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;

/**
 * The courses and students of a test, and what must be true of them when all is over: seen from outside, each order is looked up
 * in both services.
 */
final class Settlement {
    private final Supplier<CourseSystem> courses;
    private final Supplier<OrderSystem> orders;
    private final List<String> courseIds = new ArrayList<>();
    private final List<String> students = new ArrayList<>();
    private final List<String> reservationsByHand = new ArrayList<>();
    private final Map<String, Set<String>> promised = new HashMap<>();

    Settlement(Marketplace marketplace) {
        courses = marketplace::courses;
        orders = marketplace::orders;
    }

    Settlement(CourseSystem courses, OrderSystem orders) {
        this.courses = () -> courses;
        this.orders = () -> orders;
    }

    /** A new course with five seats. */
    String course() {
        return course(courses.get().courseWithSeats(5));
    }

    String course(String id) {
        courseIds.add(id);
        return id;
    }

    /** Its seat is sold without an order, if it is. */
    void byHand(String reservationId) {
        reservationsByHand.add(reservationId);
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
    void assertReached() {
        assertSettled(Marketplace.PATIENCE);
        assertReconciled(orders.get());
    }

    /** As above, without the orders of everybody else. */
    void assertSettled(Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(allOrders()).noneMatch(Settlement::isOnItsWay);
            assertThat(courseIds)
                    .allSatisfy(
                            course -> assertThat(courses.get().seatsOf(course).held())
                                    .as(course)
                                    .isZero());
        });
        var all = allOrders();
        all.parallelStream().forEach(this::assertAgreesWithItsReservation);
        promised.forEach((student, statuses) -> assertThat(
                        orders.get().ordersOf(student).body().findValuesAsText("status"))
                .as(student)
                .hasSize(1)
                .allMatch(statuses::contains));
        var sold = new HashMap<String, Integer>();
        Stream.concat(
                        all.stream(),
                        reservationsByHand.stream()
                                .map(id -> courses.get().reservation(id).body()))
                .filter(seat -> seat.path("status").asText().equals("CONFIRMED"))
                .forEach(seat -> sold.merge(seat.path("courseId").asText(), 1, Integer::sum));
        assertThat(courseIds).allSatisfy(course -> {
            int ofCourse = sold.getOrDefault(course, 0);
            int total = courses.get().seatsOf(course).total();
            assertThat(courses.get().seatsOf(course))
                    .as(() -> "seats by orders and holds; its ledger has "
                            + courses.get().ledgerOf(course))
                    .isEqualTo(new SeatCounts(total, total - ofCourse, 0, ofCourse));
            courses.get().assertLedgerAgreesWith(course);
        });
    }

    /** All orders there are agree with their reservations. */
    static void assertReconciled(OrderSystem orders) {
        String cursor = "";
        while (cursor != null) {
            var page = orders.reconciliation(cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            assertThat(page.body().path("mismatches")).isEmpty();
            cursor = page.body().path("cursor").asText(null);
        }
    }

    private List<JsonNode> allOrders() {
        return students.parallelStream()
                .flatMap(student -> orders.get().allOrdersOf(student).stream())
                .toList();
    }

    private static boolean isOnItsWay(JsonNode order) {
        String status = order.path("status").asText();
        return status.equals("PENDING") || (status.equals("CONFIRMED") && order.has("refundRequestedAt"));
    }

    private void assertAgreesWithItsReservation(JsonNode order) {
        var reservation = courses.get().reservation(order.path("reservationId").asText());
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
