package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands at the doors beside the use cases. */
class ContractIT {
    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /shop/nothing, 404",
        "GET, /server-problem, 404",
        "GET, /api/nothing, 404",
        "GET, /api/application.wadl, 404",
        "DELETE, /api/health, 405",
        "PUT, /api/health, 405",
        "TRACE, /api/health, 405",
        "TRACE, /nothing, 405",
        "PATCH, /nothing, 405",
        "PUT, /, 405",
        "UNHEARD-OF, /health, 405",
        "OPTIONS, /openapi, 405",
    })
    void whatTheServerAnswersItselfIsAProblemToo(String method, String path, int status) {
        assertProblem(courses.http.send(method, path, BodyPublishers.noBody(), Map.of()), status);
        assertProblem(orders.http.send(method, path, BodyPublishers.noBody(), Map.of()), status);
    }

    @Test
    void theTypeOfAProblemLeadsToWhatItMeans() {
        var refused = courses.course(UUID.randomUUID().toString());

        var text = courses.http.get(refused.body().path("type").asText());

        assertThat(text.status()).isEqualTo(200);
        assertThat(text.contentType()).startsWith("text/plain");
        assertThat(text.text()).isEqualTo("There is no course of this id.\n");
        assertThat(orders.http.get("/problems/seat-lost").status()).isEqualTo(200);
        assertProblem(orders.http.get("/problems/seat-sold"), 404);
        assertProblem(courses.http.get("/problems/"), 404);
        assertProblem(courses.http.get("/problems"), 404);
        assertProblem(courses.http.get("/problems/sold-out/"), 404);
    }

    @Test
    void whatNobodyCanReadIsNotSent() {
        var course = courses.courseWithSeats(1);
        var html = Map.of("Accept", "text/html");

        assertProblem(courses.http.send("GET", "/api/courses/" + course, BodyPublishers.noBody(), html), 406);
    }

    @Test
    void aCourseHasTheFieldsOfTheContractAndNoOthers() {
        assertThat(courses.course(courses.courseWithSeats(3)).body().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "title",
                        "description",
                        "status",
                        "version",
                        "price",
                        "currency",
                        "basePrice",
                        "because",
                        "seatsAtPrice",
                        "lowestPrice30Days",
                        "totalSeats",
                        "availableSeats",
                        "heldSeats",
                        "soldSeats",
                        "instructorName",
                        "createdAt");
    }

    @Test
    void whatABodySaysBeyondItsFieldsHasNoEffect() {
        var created = courses.http.post(
                "/api/courses",
                Map.of(
                        "id",
                        UUID.randomUUID(),
                        "title",
                        "t",
                        "description",
                        "d",
                        "price",
                        5,
                        "availableSeats",
                        2,
                        "soldSeats",
                        7,
                        "instructorName",
                        "i"));

        assertThat(created.body().path("soldSeats").asInt()).isZero();
        assertThat(created.text()).contains("\"price\":5.00");
        assertThat(created.headers().firstValue("location").orElseThrow()).endsWith("/api/courses/" + created.id());
    }

    @Test
    void aReservationAndAnOrderHaveTheFieldsOfTheContract() {
        var course = courses.courseWithSeats(2);

        assertThat(courses.reserve(course).body().fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "courseId", "lockedPrice", "currency", "because", "priceVersion", "status", "expiresAt");
        assertThat(orders.buy(course, UUID.randomUUID().toString()).body().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "courseId",
                        "studentId",
                        "studentName",
                        "status",
                        "priceAtPurchase",
                        "currency",
                        "because",
                        "reservationId",
                        "createdAt");
    }

    @Test
    void bothServicesTellTheirHealth() {
        for (var service : new Http[] {courses.http, orders.http}) {
            assertThat(service.get("/api/health").status()).isEqualTo(200);
            assertUp(service.get("/health"));
            assertUp(service.get("/health/live"));
            assertUp(service.get("/health/ready"));
            assertUp(service.get("/health/started"));
        }
    }

    @Test
    void bothServicesCountWhatTheyDo() {
        var course = courses.courseWithSeats(1);
        orders.buy(course, UUID.randomUUID().toString());
        orders.buy(course, UUID.randomUUID().toString());
        orders.http.send("PUT", "/api/orders", BodyPublishers.noBody(), Map.of());

        assertThat(courses.http.get("/metrics").text())
                .containsPattern("reservations_total\\{command=\"sell\".*outcome=\"confirmed\"")
                .containsPattern("reservations_total\\{command=\"sell\".*outcome=\"sold-out\"")
                .contains("seats_batch_size", "seats_queue_depth", "seats_queue_to_commit_microseconds")
                .containsPattern("(?m)^ready\\{.*} 1$");
        assertThat(orders.http.get("/metrics").text())
                .containsPattern("orders_total\\{.*reason=\"sold-out\".*status=\"rejected\"")
                .containsPattern("orders_total\\{.*reason=\"none\".*status=\"confirmed\"")
                .containsPattern("course_service_calls_total\\{call=\"sell\".*outcome=\"ok\"")
                .containsPattern("problems_total\\{.*reason=\"sold-out\".*status=\"409\"")
                .containsPattern("problems_total\\{.*reason=\"none\".*status=\"405\"")
                .containsPattern("orders_purchase_microseconds_count\\{.*} [1-9]")
                .contains("course_service_call_size", "orders_oldest_pending_seconds");
    }

    private static void assertUp(Answer health) {
        assertThat(health.status()).as(health.text()).isEqualTo(200);
        assertThat(health.body().path("status").asText()).isEqualTo("UP");
    }
}
