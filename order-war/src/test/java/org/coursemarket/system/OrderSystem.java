package org.coursemarket.system;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    Answer order(String id) {
        return http.get("/api/orders/" + id);
    }

    Answer ordersOf(String student) {
        return http.get("/api/orders?studentName=" + URLEncoder.encode(student, StandardCharsets.UTF_8));
    }
}
