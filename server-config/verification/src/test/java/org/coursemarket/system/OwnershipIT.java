package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertRefused;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What belongs to somebody, and what others find out about it and can do to it: nothing. */
class OwnershipIT {
    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();
    private final String owner = "owner " + UUID.randomUUID();
    private final String buyer = "buyer " + UUID.randomUUID();

    @Test
    void anothersOrderLooksAsNoneAtAll() {
        var order = orders.buy(courses.courseWithSeats(1), buyer).id();
        var nothing = UUID.randomUUID().toString();
        var stranger = orders.http.with(token("stranger", "student"));

        for (var request : Map.of("GET", "", "POST", "/refund").entrySet()) {
            var anothers = send(stranger, request.getKey(), "/api/orders/" + order + request.getValue());
            var none = send(stranger, request.getKey(), "/api/orders/" + nothing + request.getValue());

            assertRefused(anothers, 404, "unknown-order");
            assertThat(anothers.text().replace(order, nothing)).isEqualTo(none.text());
            assertThat(anothers.headers().map().keySet())
                    .isEqualTo(none.headers().map().keySet());
        }
        assertThat(orders.order(order).body().path("status").asText()).isEqualTo("CONFIRMED");
    }

    @Test
    void nobodyIsListedAnothersOrders() {
        var course = courses.courseWithSeats(2);
        orders.buy(course, buyer);
        var namesake = orders.http.with(token("namesake " + buyer, "student"));
        namesake.post("/api/orders", Map.of("courseId", course, "studentName", buyer));

        var listed = namesake.get(
                "/api/orders?studentName=" + buyer.replace(' ', '+') + "&studentId=" + buyer.replace(' ', '+'));

        assertThat(listed.body().findValuesAsText("studentId")).containsExactly("namesake " + buyer);
        assertThat(orders.http
                        .get("/api/orders?studentId=" + buyer.replace(' ', '+'))
                        .body()
                        .findValuesAsText("studentId"))
                .containsExactly(buyer);
        assertThat(orders.http
                        .get("/api/orders?studentName=" + buyer.replace(' ', '+'))
                        .body()
                        .findValuesAsText("studentId"))
                .containsExactlyInAnyOrder(buyer, "namesake " + buyer);
    }

    @Test
    void aNameGivesNobodyAnothersCourse() {
        var instructor = courses.http.with(token(owner, "instructor"));
        var course = CourseSystem.offer(instructor, 1).id();
        var thief = courses.http.with(token("thief", "instructor"));
        var body = "{'price': 2, 'instructorName': 'thief', 'owner': 'thief'}";

        assertRefused(thief.json("PATCH", "/api/courses/" + course + "/price", body(body)), 403, "not-your-course");

        assertThat(courses.course(course).body().path("price").decimalValue()).isEqualByComparingTo("49.90");
    }

    /** Fields that are not the sender's to say: those of a course are ignored, those of a purchase refused. */
    @Test
    void nobodySaysWhatIsNotTheirsToSay() {
        var wish =
                "{'id': '{nothing}', 'title': 't', 'description': 'd', 'price': 1, 'currency': 'EUR', 'totalSeats': 9,"
                        + " 'availableSeats': 2, 'heldSeats': 5, 'soldSeats': 7, 'instructorName': 'i', 'owner': 'another',"
                        + " 'createdAt': '2000-01-01T00:00:00Z'}";
        var course = courses.http.with(token(owner, "instructor")).json("POST", "/api/courses", body(wish));
        var student = orders.http.with(token(buyer, "student"));
        var purchase = "'courseId': '" + course.id() + "', 'studentName': 'Bob'";
        var refused = student.json(
                "POST",
                "/api/orders",
                body(
                        "{" + purchase + ", 'id': '{nothing}', 'studentId': 'another', 'status': 'REFUNDED',"
                                + " 'priceAtPurchase': 0.01, 'reservationId': '{nothing}', 'createdAt': '2000-01-01T00:00:00Z'}"));
        assertRefused(refused, 400, "invalid-input");
        assertThat(courses.seatsOf(course.id())).isEqualTo(new SeatCounts(2, 2, 0, 0));
        var order = student.json("POST", "/api/orders", body("{" + purchase + "}"));

        assertThat(courses.seatsOf(course.id())).isEqualTo(new SeatCounts(2, 1, 0, 1));
        assertThat(course.body().path("currency").asText()).isEqualTo("USD");
        assertThat(order.body().path("studentId").asText()).isEqualTo(buyer);
        assertThat(order.body().path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(order.body().path("priceAtPurchase").decimalValue()).isEqualByComparingTo("1");
        assertThat(Stream.of(course, order))
                .allSatisfy(made ->
                        assertThat(made.body().path("createdAt").asText()).doesNotStartWith("2000"));
        assertThat(courses.http
                        .with(token(owner, "instructor"))
                        .json("PATCH", "/api/courses/" + course.id() + "/price", "{\"price\": 3}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theCourseServiceWritesDownForWhomASeatIs() {
        var order = orders.buy(courses.courseWithSeats(1), buyer);

        assertThat(courses.reservation(order.id()).body().path("student").asText())
                .isEqualTo(buyer);
    }

    private static Answer send(Http http, String method, String path) {
        return http.send(method, path, BodyPublishers.noBody(), Map.of());
    }

    private static String body(String text) {
        return text.replace('\'', '"').replace("{nothing}", UUID.randomUUID().toString());
    }

    private static String token(String subject, String... roles) {
        return Tokens.of(subject, roles);
    }
}
