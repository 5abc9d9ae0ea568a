package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.Http.Answer;

/** The order service in the words of its users: each student with a token of their own, an admin for the rest. */
public final class OrderSystem {
    public final Http http;

    OrderSystem(URI address) {
        http = new Http(address, Tokens.of("admin", "admin", "student"));
    }

    public Answer buy(String courseId, String student) {
        return as(student).post("/api/orders", Map.of("courseId", courseId, "studentName", student));
    }

    Answer buy(String courseId, String student, double maxPrice) {
        return as(student)
                .post("/api/orders", Map.of("courseId", courseId, "studentName", student, "maxPrice", maxPrice));
    }

    Answer buy(String courseId, String student, UUID key) {
        return buy(student, Map.of("courseId", courseId, "studentName", student), key.toString());
    }

    Answer buy(String student, Map<String, ?> purchase, String key) {
        return as(student).post("/api/orders", purchase, Map.of("Idempotency-Key", key));
    }

    public Answer refund(String id) {
        return http.post("/api/orders/" + id + "/refund", Map.of());
    }

    Answer cancel(String id) {
        return http.post("/api/orders/" + id + "/cancel", Map.of());
    }

    Answer reconciliation() {
        return reconciliation("");
    }

    /** The page that begins at the cursor, or at the beginning where that is empty. */
    Answer reconciliation(String cursor) {
        return http.get("/api/orders/reconciliation?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    }

    Answer order(String id) {
        return http.get("/api/orders/" + id);
    }

    Answer ordersOf(String student) {
        return ordersOf(student, "limit=100");
    }

    Answer ordersOf(String student, String parameters) {
        return as(student)
                .get("/api/orders?studentName=" + URLEncoder.encode(student, StandardCharsets.UTF_8) + "&"
                        + parameters);
    }

    /** Page after page: in an outage each try leaves an order that is REJECTED. */
    List<JsonNode> allOrdersOf(String student) {
        var all = new ArrayList<JsonNode>();
        var own = as(student);
        for (var page = ordersOf(student); page != null; page = own.next(page)) {
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.body().forEach(all::add);
        }
        return all;
    }

    /** The subject of a student's token is what they call themselves here. */
    private Http as(String student) {
        return http.with(Tokens.of(student, "student"));
    }
}
