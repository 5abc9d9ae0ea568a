package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.SeatReplay;
import org.coursemarket.testing.SeatReplay.Change;
import org.coursemarket.testing.SeatReplay.Seats;

/** The course service in the words of its users; an admin may be each of them. */
public final class CourseSystem {
    /** The seats of a course as its users see them. */
    public record SeatCounts(int total, int available, int held, int sold) {}

    public final Http http;

    CourseSystem(URI address) {
        http = new Http(address, Tokens.of("admin", "admin"));
    }

    /** A course at 49.90. */
    public String courseWithSeats(int seats) {
        var created = offer(http, seats);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.id();
    }

    /** The same under another title, by which it is found. */
    public String courseWithSeats(int seats, String title) {
        var created = http.post(
                "/api/courses",
                Map.of(
                        "title",
                        title,
                        "description",
                        "From the start",
                        "price",
                        49.90,
                        "availableSeats",
                        seats,
                        "instructorName",
                        "Ada"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.id();
    }

    /** What whoever this is gets for a course at 49.90. */
    public static Answer offer(Http whoever, int seats) {
        return whoever.post(
                "/api/courses",
                Map.of(
                        "title", "Jakarta EE",
                        "description", "From the start",
                        "price", 49.90,
                        "availableSeats", seats,
                        "instructorName", "Ada"));
    }

    /** The newest course whose texts have all these words. */
    public String find(String words) {
        var found = http.get("/api/courses?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        return found.body().path(0).path("id").asText();
    }

    Answer course(String id) {
        return http.get("/api/courses/" + id);
    }

    Answer reprice(String id, double price) {
        return http.patch("/api/courses/" + id + "/price", Map.of("price", price));
    }

    Answer priceRules(String id) {
        return http.get("/api/courses/" + id + "/price-rules");
    }

    /** Sets the rules, JSON as it may be, if the price has this ETag; null for no If-Match. */
    public Answer setPriceRules(String id, String tag, String rules) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (tag != null) {
            headers.put("If-Match", tag);
        }
        return http.send("PUT", "/api/courses/" + id + "/price-rules", BodyPublishers.ofString(rules), headers);
    }

    Answer preview(String id, String wish) {
        return http.json("POST", "/api/courses/" + id + "/price-rules/preview", wish);
    }

    Answer prices(String id, String parameters) {
        return http.get("/api/courses/" + id + "/prices?" + parameters);
    }

    /** JSON as it may be, as in what follows. */
    public Answer createVouchers(String id, String wish) {
        return http.json("POST", "/api/courses/" + id + "/vouchers", wish);
    }

    Answer vouchers(String id, String parameters) {
        return http.get("/api/courses/" + id + "/vouchers?" + parameters);
    }

    Answer voucher(String id, String code) {
        return http.get("/api/courses/" + id + "/vouchers/" + code);
    }

    Answer changeVoucher(String id, String code, String wish) {
        return http.json("PATCH", "/api/courses/" + id + "/vouchers/" + code, wish);
    }

    /** What whoever this is gets for a quote. */
    static Answer quote(Http whoever, String id, String wish) {
        return whoever.json("POST", "/api/courses/" + id + "/quotes", wish);
    }

    Answer reserve(String courseId) {
        return http.patch("/api/courses/" + courseId + "/reserveSeat");
    }

    Answer reserve(String courseId, UUID key) {
        return http.send(
                "PATCH",
                "/api/courses/" + courseId + "/reserveSeat",
                BodyPublishers.noBody(),
                Map.of("Idempotency-Key", key.toString()));
    }

    Answer reserve(String courseId, UUID key, String voucher) {
        return http.send(
                "PATCH",
                "/api/courses/" + courseId + "/reserveSeat",
                BodyPublishers.noBody(),
                Map.of("Idempotency-Key", key.toString(), "Voucher", voucher));
    }

    Answer confirm(String reservationId) {
        return http.patch("/api/courses/" + reservationId + "/confirmReservation");
    }

    /** As the order service does, which alone may give back what is sold. */
    Answer cancel(String reservationId) {
        return http.with(Tokens.of("order-service", "service"))
                .patch("/api/courses/" + reservationId + "/cancelReservation");
    }

    /** Many commands in one request; each is JSON, or should be. */
    Answer perform(List<String> commands) {
        return http.json("POST", "/api/reservations/commands", commands.toString());
    }

    Answer reservation(String id) {
        return http.get("/api/reservations/" + id);
    }

    Answer roster(String courseId, String parameters) {
        return http.get("/api/courses/" + courseId + "/reservations?" + parameters);
    }

    Answer ledger(String courseId, String parameters) {
        return http.get("/api/courses/" + courseId + "/ledger?" + parameters);
    }

    /** What its ledger says of each change of the course's seats. */
    List<Change> ledgerOf(String courseId) {
        var changes = new ArrayList<Change>();
        for (var page = ledger(courseId, "limit=100"); page != null; page = http.next(page)) {
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.body().forEach(row -> changes.add(change(row)));
        }
        return changes;
    }

    /** Only for a course at rest. */
    void assertLedgerAgreesWith(String courseId) {
        var seats = seatsOf(courseId);
        assertThat(SeatReplay.of(ledgerOf(courseId)))
                .as("ledger of " + courseId)
                .isEqualTo(new Seats(seats.available, seats.held, seats.sold));
    }

    public SeatCounts seatsOf(String courseId) {
        var course = course(courseId).body();
        return new SeatCounts(
                course.path("totalSeats").asInt(-1),
                course.path("availableSeats").asInt(-1),
                course.path("heldSeats").asInt(-1),
                course.path("soldSeats").asInt(-1));
    }

    private static Change change(JsonNode row) {
        return new Change(
                row.path("sequence").asLong(-1),
                row.path("reservationId").asText(null),
                row.path("from").asText(null),
                row.path("to").asText(null),
                new Seats(
                        row.path("availableSeats").asInt(-1),
                        row.path("heldSeats").asInt(-1),
                        row.path("soldSeats").asInt(-1)));
    }
}
