package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint, as everybody: who gets what they ask for, and who does not. */
class RightsIT {
    private static final String COURSE_BODY =
            "{'title': 't', 'description': 'd', 'price': 1, 'availableSeats': 3, 'instructorName': 'Ada'}";
    private static final String VOUCHER_BODY = "{\"code\": \"save10\", \"percent\": -10, \"uses\": 1}";
    private static final String COMMANDS_BODY = "[{'command': 'confirm', 'reservationId': '{nothing}'}]";
    private static final String ORDER_BODY = "{'courseId': '{course}', 'studentName': 'Bob'}";

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();
    private final OrderSystem orders = marketplace.orders();
    private final String owner = "owner " + UUID.randomUUID();
    private final String buyer = "buyer " + UUID.randomUUID();

    /**
     * The columns are those who ask: nobody, the owner of the course as an instructor, another instructor, the buyer of the order as a
     * student, another student, an admin, a service, somebody without a role.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            course | POST  | /api/courses                                | 401 | 201 | 201 | 403 | 403 | 201 | 403 | 403
            course | GET   | /api/courses                                | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200
            course | GET   | /api/courses?mine=true                      | 401 | 200 | 200 | 200 | 200 | 200 | 200 | 200
            course | GET   | /api/courses/stream                         | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400
            course | GET   | /api/courses/{course}                       | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200
            course | GET   | /api/courses/{nothing}                      | 404 | 404 | 404 | 404 | 404 | 404 | 404 | 404
            course | GET   | /api/courses/{draft}                        | 404 | 200 | 404 | 404 | 404 | 200 | 404 | 404
            course | PATCH | /api/courses/{course}                       | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | PATCH | /api/courses/{nothing}                      | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | PATCH | /api/courses/{course}/status                | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | PATCH | /api/courses/{nothing}/status               | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | PATCH | /api/courses/{course}/seats                 | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | PATCH | /api/courses/{nothing}/seats                | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | PATCH | /api/courses/{draft}/status                 | 401 | 409 | 404 | 403 | 403 | 409 | 403 | 403
            course | GET   | /api/courses/{draft}/ledger                 | 401 | 200 | 404 | 403 | 403 | 200 | 403 | 403
            course | PATCH | /api/courses/{course}/price                 | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | PATCH | /api/courses/{nothing}/price                | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | GET   | /api/courses/{course}/price-rules           | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{nothing}/price-rules          | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | PUT   | /api/courses/{course}/price-rules           | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | PUT   | /api/courses/{nothing}/price-rules          | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | POST  | /api/courses/{course}/price-rules/preview   | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | POST  | /api/courses/{nothing}/price-rules/preview  | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | GET   | /api/courses/{course}/prices                | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{nothing}/prices               | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | GET   | /api/courses/{course}/price-check           | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{nothing}/price-check          | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | POST  | /api/courses/{course}/vouchers              | 401 | 201 | 403 | 403 | 403 | 201 | 403 | 403
            course | POST  | /api/courses/{nothing}/vouchers             | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | GET   | /api/courses/{course}/vouchers              | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{nothing}/vouchers             | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | GET   | /api/courses/{withVoucher}/vouchers/save10  | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{withVoucher}/vouchers/save11  | 401 | 404 | 403 | 403 | 403 | 404 | 403 | 403
            course | PATCH | /api/courses/{withVoucher}/vouchers/save10  | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | PATCH | /api/courses/{withVoucher}/vouchers/save11  | 401 | 404 | 403 | 403 | 403 | 404 | 403 | 403
            course | PATCH | /api/courses/{nothing}/vouchers/save10      | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | POST  | /api/courses/{withVoucher}/quotes           | 401 | 200 | 200 | 200 | 200 | 200 | 200 | 403
            course | POST  | /api/courses/{draft}/quotes                 | 401 | 409 | 404 | 404 | 404 | 409 | 404 | 403
            course | POST  | /api/courses/{nothing}/quotes               | 401 | 404 | 404 | 404 | 404 | 404 | 404 | 403
            course | GET   | /api/courses/{course}/ledger                | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{nothing}/ledger               | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | GET   | /api/courses/{course}/reservations          | 401 | 200 | 403 | 403 | 403 | 200 | 403 | 403
            course | GET   | /api/courses/{nothing}/reservations         | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403
            course | PATCH | /api/courses/{course}/reserveSeat           | 401 | 403 | 403 | 403 | 403 | 200 | 200 | 403
            course | PATCH | /api/courses/{sold}/confirmReservation      | 401 | 403 | 403 | 403 | 403 | 200 | 200 | 403
            course | PATCH | /api/courses/{nothing}/confirmReservation   | 401 | 403 | 403 | 403 | 403 | 404 | 404 | 403
            course | PATCH | /api/courses/{held}/cancelReservation       | 401 | 403 | 403 | 403 | 403 | 200 | 200 | 403
            course | PATCH | /api/courses/{nothing}/cancelReservation    | 401 | 403 | 403 | 403 | 403 | 404 | 404 | 403
            course | POST  | /api/reservations/commands                  | 401 | 403 | 403 | 403 | 403 | 200 | 200 | 403
            course | GET   | /api/reservations/{sold}                    | 401 | 403 | 403 | 403 | 403 | 200 | 200 | 403
            course | GET   | /api/reservations/{nothing}                 | 401 | 403 | 403 | 403 | 403 | 404 | 404 | 403
            course | GET   | /api/health                                 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200
            order  | POST  | /api/orders                                 | 401 | 403 | 403 | 409 | 201 | 403 | 403 | 403
            order  | GET   | /api/orders/{order}                         | 401 | 403 | 403 | 200 | 404 | 200 | 403 | 403
            order  | GET   | /api/orders/{nothing}                       | 401 | 403 | 403 | 404 | 404 | 404 | 403 | 403
            order  | GET   | /api/orders?studentName=Bob                 | 401 | 403 | 403 | 200 | 200 | 200 | 403 | 403
            order  | GET   | /api/orders                                 | 401 | 403 | 403 | 200 | 200 | 400 | 403 | 403
            order  | POST  | /api/orders/{order}/refund                  | 401 | 403 | 403 | 200 | 404 | 200 | 403 | 403
            order  | POST  | /api/orders/{nothing}/refund                | 401 | 403 | 403 | 404 | 404 | 404 | 403 | 403
            order  | POST  | /api/orders/{order}/cancel                  | 401 | 403 | 403 | 409 | 404 | 409 | 403 | 403
            order  | POST  | /api/orders/{nothing}/cancel                | 401 | 403 | 403 | 404 | 404 | 404 | 403 | 403
            order  | GET   | /api/orders/reconciliation                  | 401 | 403 | 403 | 403 | 403 | 200 | 403 | 403
            order  | GET   | /api/shop                                   | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200
            order  | GET   | /api/health                                 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200
            """)
    void everyEndpointAsEverybody(
            String service,
            String method,
            String path,
            int nobody,
            int ownerOfCourse,
            int instructor,
            int buyerOfOrder,
            int student,
            int admin,
            int serviceItself,
            int noRole) {
        assertStatus(service, method, path, null, nobody);
        assertStatus(service, method, path, token(owner, "instructor"), ownerOfCourse);
        assertStatus(service, method, path, token("another", "instructor"), instructor);
        assertStatus(service, method, path, token(buyer, "student"), buyerOfOrder);
        assertStatus(service, method, path, token("another " + UUID.randomUUID(), "student"), student);
        assertStatus(service, method, path, token("admin", "admin"), admin);
        assertStatus(service, method, path, token("order-service", "service"), serviceItself);
        assertStatus(service, method, path, token("another", "king"), noRole);
    }

    private void assertStatus(String service, String method, String path, String token, int status) {
        var http = (service.equals("course") ? courses.http : orders.http).with(token);
        var answer = send(http, method, filled(path));
        assertThat(answer.status())
                .as(method + " " + path + " " + answer.text())
                .isEqualTo(status);
        if (status >= 400) {
            assertProblem(answer, status);
        }
        assertThat(answer.headers().firstValue("www-authenticate").isPresent()).isEqualTo(status == 401);
    }

    /** The path with objects of the owner and the buyer, which are new each time. */
    private String filled(String path) {
        var filled = path;
        if (path.contains("{course}")) {
            filled = filled.replace("{course}", course());
        }
        if (path.contains("{draft}")) {
            filled = filled.replace("{draft}", course(COURSE_BODY.replace("{", "{'status': 'DRAFT', ")));
        }
        if (path.contains("{withVoucher}")) {
            var course = course();
            courses.createVouchers(course, VOUCHER_BODY);
            filled = filled.replace("{withVoucher}", course);
        }
        if (path.contains("{order}")) {
            filled = filled.replace("{order}", orders.buy(course(), buyer).id());
        }
        if (path.contains("{held}")) {
            filled = filled.replace("{held}", courses.reserve(course()).id());
        }
        if (path.contains("{sold}")) {
            var hold = courses.reserve(course()).id();
            courses.confirm(hold);
            filled = filled.replace("{sold}", hold);
        }
        return filled.replace("{nothing}", UUID.randomUUID().toString());
    }

    private String course() {
        return course(COURSE_BODY);
    }

    private String course(String body) {
        return courses.http
                .with(token(owner, "instructor"))
                .json("POST", "/api/courses", body(body))
                .id();
    }

    private Answer send(Http http, String method, String path) {
        if (method.equals("GET")) {
            return http.get(path);
        }
        if (method.equals("PATCH") && path.matches("/api/courses/[^/]+")) {
            var json = Map.of("If-Match", "*", "Content-Type", "application/json");
            return http.send(method, path, BodyPublishers.ofString("{\"title\": \"EE\"}"), json);
        }
        if (path.endsWith("/status")) {
            return http.json(method, path, "{\"status\": \"PAUSED\"}");
        }
        if (path.endsWith("/seats")) {
            return http.json(method, path, "{\"totalSeats\": 9}");
        }
        if (path.endsWith("/price")) {
            return http.json(method, path, "{\"price\": 2}");
        }
        if (path.endsWith("/price-rules")) {
            var json = Map.of("If-Match", "*", "Content-Type", "application/json");
            return http.send(method, path, BodyPublishers.ofString("{\"rules\": []}"), json);
        }
        if (path.endsWith("/preview")) {
            return http.json(method, path, "{}");
        }
        if (path.endsWith("/vouchers")) {
            return http.json(method, path, VOUCHER_BODY);
        }
        if (path.contains("/vouchers/")) {
            return http.json(method, path, "{\"uses\": 2}");
        }
        if (path.endsWith("/quotes")) {
            return http.json(method, path, "{\"voucher\": \"save10\"}");
        }
        if (path.endsWith("/commands")) {
            return http.json(method, path, body(COMMANDS_BODY));
        }
        if (path.equals("/api/orders")) {
            return http.json(method, path, body(ORDER_BODY.replace("{course}", boughtCourse())));
        }
        return path.equals("/api/courses")
                ? http.json(method, path, body(COURSE_BODY))
                : http.send(method, path, BodyPublishers.noBody(), Map.of());
    }

    /** A course that the buyer has bought. */
    private String boughtCourse() {
        var course = course();
        orders.buy(course, buyer);
        return course;
    }

    private static String body(String text) {
        return text.replace('\'', '"').replace("{nothing}", UUID.randomUUID().toString());
    }

    private static String token(String subject, String... roles) {
        return Tokens.of(subject, roles);
    }
}
