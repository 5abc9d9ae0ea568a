package org.coursemarket.system;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.Http.Answer;

/** The order service in the words of its users. */
final class OrderSystem {
    final Http http;

    OrderSystem(URI address) {
        http = new Http(address);
    }

    Answer buy(String courseId, String student) {
        return http.post("/api/orders", Map.of("courseId", courseId, "studentName", student));
    }

    Answer buy(String courseId, String student, double maxPrice) {
        return http.post("/api/orders", Map.of("courseId", courseId, "studentName", student, "maxPrice", maxPrice));
    }

    Answer buy(String courseId, String student, UUID key) {
        return buy(Map.of("courseId", courseId, "studentName", student), key.toString());
    }

    Answer buy(Map<String, ?> purchase, String key) {
        return http.post("/api/orders", purchase, Map.of("Idempotency-Key", key));
    }

    Answer refund(String id) {
        return http.post("/api/orders/" + id + "/refund", Map.of());
    }

    Answer reconciliation() {
        return http.get("/api/orders/reconciliation?limit=100");
    }

    Answer order(String id) {
        return http.get("/api/orders/" + id);
    }

    Answer ordersOf(String student) {
        return ordersOf(student, "limit=100");
    }

    Answer ordersOf(String student, String parameters) {
        return http.get(
                "/api/orders?studentName=" + URLEncoder.encode(student, StandardCharsets.UTF_8) + "&" + parameters);
    }
}
