package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Each decision about rights is a line in the log, which nobody can forge, and which gives no secret away. */
class AuditIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LOGGER = "org.coursemarket.audit";
    /** What every token begins with: a JSON object with a first key. */
    private static final String TOKEN = "eyJ";

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();
    private final String subject = "who " + UUID.randomUUID();

    @Test
    void whatIsDoneAsAnInstructorOrAnAdmin() {
        var course = CourseSystem.offer(courses.http.with(token("instructor")), 1);
        courses.http.with(token("instructor")).get("/api/courses/" + course.id() + "/ledger");
        var order = orders.buy(course.id(), "Bob").id();
        orders.http.with(token("admin")).post("/api/orders/" + order + "/refund", Map.of());
        orders.http.with(token("admin")).get("/api/orders?studentName=Bob&limit=1");
        courses.http.with(token("admin")).patch("/api/courses/" + order + "/cancelReservation");

        assertLine(
                marketplace.courseServer().log(), "allowed", "POST", "/api/courses/" + course.id(), 201, "instructor");
        assertLine(
                marketplace.courseServer().log(),
                "allowed",
                "GET",
                "/api/courses/" + course.id() + "/ledger",
                200,
                "instructor");
        assertLine(
                marketplace.orderServer().log(), "allowed", "POST", "/api/orders/" + order + "/refund", 200, "admin");
        assertLine(
                marketplace.orderServer().log(), "allowed", "GET", "/api/orders?studentName=Bob&limit=1", 200, "admin");
        assertLine(
                marketplace.courseServer().log(),
                "allowed",
                "PATCH",
                "/api/courses/" + order + "/cancelReservation",
                200,
                "admin");
    }

    @Test
    void whatIsDoneWithVouchers() {
        var instructor = courses.http.with(token("instructor"));
        var vouchers = "/api/courses/" + CourseSystem.offer(instructor, 1).id() + "/vouchers";
        instructor.json("POST", vouchers, "{\"code\": \"save10\", \"percent\": -10, \"uses\": 1}");
        instructor.json("POST", vouchers, "{\"count\": 2, \"percent\": -10, \"uses\": 1}");
        instructor.json("PATCH", vouchers + "/save10", "{\"uses\": 2}");

        var log = marketplace.courseServer().log();
        assertLine(log, "allowed", "POST", vouchers + "/SAVE10", 201, "instructor");
        assertLine(log, "allowed", "POST", vouchers, 201, "instructor");
        assertLine(log, "allowed", "PATCH", vouchers + "/save10", 200, "instructor");
    }

    @Test
    void whatIsRefused() {
        var order = orders.buy(courses.courseWithSeats(1), "Bob").id();
        orders.http.with(token("student")).get("/api/orders/" + order);
        orders.http.with(token("student")).get("/api/orders/reconciliation");
        courses.http
                .with(token("instructor"))
                .patch("/api/courses/" + courses.courseWithSeats(1) + "/price", Map.of("price", 1));

        assertLine(marketplace.orderServer().log(), "refused", "GET", "/api/orders/" + order, 404, "not-your-order");
        assertLine(
                marketplace.orderServer().log(), "refused", "GET", "/api/orders/reconciliation", 403, "role-required");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(marketplace.courseServer().log(), subject))
                        .extracting(line -> line.path("why").asText())
                        .containsExactly("not-your-course"));
    }

    @Test
    void whatASubjectDoesInItsOwnRightIsNobodysBusiness() {
        var course = courses.courseWithSeats(1);
        var order = orders.buy(course, subject).id();
        orders.http.with(token("student")).get("/api/orders/" + order);
        orders.http.with(token("student")).get("/api/orders/reconciliation");

        await().atMost(PATIENCE)
                .until(() -> !lines(marketplace.orderServer().log(), subject).isEmpty());
        assertThat(lines(marketplace.orderServer().log(), subject)).hasSize(1);
    }

    @Test
    void noLineIsForgedAndNoTokenIsWritten() {
        var forged = "/api/%0A%5B%5D%20" + LOGGER + "%20%7B%22who%22:%22" + UUID.randomUUID() + "%22%7D";
        var bad = token("admin") + "x";
        courses.http.with(bad).get(forged + "?access_token=" + bad);
        courses.http.with("\t\"}").get(forged);
        orders.buy(courses.courseWithSeats(1), subject);

        await().atMost(PATIENCE)
                .until(() -> lines(marketplace.courseServer().log(), forged).size() == 2);
        assertThat(lines(marketplace.courseServer().log(), forged)).allSatisfy(line -> {
            assertThat(line.path("why").asText()).isEqualTo("invalid-token");
            assertThat(line.has("who")).isFalse();
            assertThat(line.path("from").asText()).isEqualTo("127.0.0.1");
        });
        assertThat(List.of(
                        marketplace.courseServer().log(),
                        marketplace.orderServer().log()))
                .allSatisfy(log -> assertThat(log).content().doesNotContain(TOKEN));
    }

    private void assertLine(Path log, String decision, String what, String on, int status, String why) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(log, subject)).anySatisfy(line -> {
                    assertThat(line.path("decision").asText()).isEqualTo(decision);
                    assertThat(line.path("who").asText()).isEqualTo(subject);
                    assertThat(line.path("what").asText()).isEqualTo(what);
                    assertThat(line.path("on").asText()).isEqualTo(on);
                    assertThat(line.path("status").asInt()).isEqualTo(status);
                    assertThat(line.path("why").asText()).isEqualTo(why);
                }));
    }

    /** The lines of the audit with this text, read as what they are. */
    private static List<JsonNode> lines(Path log, String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(LOGGER) && line.contains(text))
                    .map(line -> parsed(line.substring(line.indexOf('{'))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(String role) {
        return Tokens.of(subject, role);
    }
}
