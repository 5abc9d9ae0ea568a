package org.coursemarket.order.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.coursemarket.order.container.CourseServiceStub.Mood;
import org.coursemarket.order.orders.boundary.OrderRecovery;
import org.coursemarket.order.orders.boundary.OrderUpkeep;
import org.coursemarket.order.seats.boundary.FirstCall;
import org.coursemarket.testing.ApiCall;
import org.coursemarket.testing.TestIssuer;
import org.coursemarket.testing.TestedWar;
import org.coursemarket.testing.TimerWatch;
import org.coursemarket.testing.TimerWatch.Firing;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What only a server can do to the order service. All in one class, for each class has a server started. */
@ArquillianTest
class OrderInServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** The default of purchase.deadline, and as much again for a slow machine. */
    private static final Duration LONGEST_PURCHASE = Duration.ofSeconds(10);

    private static TestIssuer issuer;
    private static CourseServiceStub courses;

    @Deployment
    static WebArchive war() {
        issuer = new TestIssuer();
        courses = CourseServiceStub.start();
        var settings = new HashMap<>(issuer.settings());
        settings.putAll(courses.settings());
        settings.put("order.db.url", "jdbc:h2:mem:container-test;DB_CLOSE_DELAY=-1");
        settings.put("Retry/maxDuration", "10000"); // in ms: a busy machine has time for a retry
        settings.put("vouchers.wrong.limit", "2");
        settings.put("vouchers.wrong.period", "PT24H");
        return TestedWar.of("order-war", OrderInServerIT.class, settings);
    }

    @Test
    @RunAsClient
    void aCallThatFoundTheCourseServiceBusyIsMadeAgain(@ArquillianResource URI address) {
        awaitASale(address);
        courses.refuse(1);

        assertThat(purchase(address).statusCode()).isEqualTo(201);

        assertThat(courses.callsToRefuse()).isZero();
    }

    @Test
    @RunAsClient
    void aCourseServiceThatFailsIsLeftAloneUntilItIsWell(@ArquillianResource URI address) {
        awaitASale(address);
        courses.be(Mood.BUSY);
        try {
            await().atMost(PATIENCE).until(() -> isRefusedWithoutACall(address));
        } finally {
            courses.be(Mood.WILLING);
        }

        awaitASale(address);
    }

    @Test
    @RunAsClient
    void aPurchaseOfUnknownOutcomeIsAnsweredInTimeAndRecovered(@ArquillianResource URI address) {
        awaitASale(address);
        courses.be(Mood.SILENT);
        HttpResponse<String> pending;
        long begun = System.nanoTime();
        try {
            pending = purchase(address);
        } finally {
            courses.be(Mood.WILLING);
        }

        assertThat(pending.statusCode()).isEqualTo(202);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_PURCHASE);
        var order = address.resolve(pending.headers().firstValue("Location").orElseThrow());
        var admin = issuer.token("root", "admin");
        await().atMost(PATIENCE)
                .until(() -> ApiCall.get(order).with(admin).send().body().contains("\"CONFIRMED\""));
    }

    @Test
    @RunAsClient
    void aLookAtAReservationOfASilentServiceIsRefused(@ArquillianResource URI address) {
        awaitASale(address);
        courses.be(Mood.SILENT);
        try {
            var look =
                    ApiCall.get(address.resolve("/api/orders/reconciliation")).with(issuer.token("root", "admin"));

            assertThat(look.send().statusCode()).isEqualTo(503);
        } finally {
            courses.be(Mood.WILLING);
        }
    }

    @Test
    @RunAsClient
    void aVoucherIsRecordedInCapitals(@ArquillianResource URI address) {
        awaitASale(address);

        var bought = purchase(address, "alice", "save-10");

        assertThat(bought.statusCode()).isEqualTo(201);
        assertThat(bought.body()).contains("\"voucher\":\"SAVE-10\"");
    }

    @Test
    @RunAsClient
    void whoHasGuessedVouchersTooOftenBuysNothingWithAny(@ArquillianResource URI address) {
        awaitASale(address);
        for (int i = 0; i < 2; i++) {
            var refused = purchase(address, "eve", CourseServiceStub.WRONG_VOUCHER);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("/problems/voucher-invalid");
        }

        var refused = purchase(address, "eve", "SAVE-10");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many-requests");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(ApiCall.get(address.resolve("/api/orders"))
                        .with(issuer.token("eve", "student"))
                        .send()
                        .body()
                        .split("\"voucher\":\"" + CourseServiceStub.WRONG_VOUCHER))
                .as("two orders, with text around each")
                .hasSize(3)
                .noneMatch(text -> text.contains("SAVE-10"));
        assertThat(purchase(address, "bob", "SAVE-10").statusCode()).isEqualTo(201);
    }

    @Test
    @RunAsClient
    void onlyAStudentMayBuy(@ArquillianResource URI address) {
        var orders = address.resolve("/api/orders");

        assertThat(ApiCall.post(orders, order()).send().statusCode()).isEqualTo(401);
        assertThat(ApiCall.post(orders, order()).with("nonsense").send().statusCode())
                .isEqualTo(401);
        assertThat(ApiCall.post(orders, order())
                        .with(issuer.token("ada", "instructor"))
                        .send()
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @RunAsClient
    void whatABuyerMustSayIsAskedFor(@ArquillianResource URI address) {
        var answer = ApiCall.post(address.resolve("/api/orders"), "{\"studentName\": \"Sam\"}")
                .with(issuer.token("sam", "student"))
                .send();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"courseId\"");
    }

    @Test
    void timersDieWithTheServer() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TimerWatch.firings())
                        .extracting(Firing::bean)
                        .contains(OrderRecovery.class, OrderUpkeep.class, FirstCall.class));

        assertThat(TimerWatch.firings()).noneMatch(Firing::isPersistent);
    }

    /** The first purchases of a server take long, and after a failure the circuit breaker may be open for a while. */
    private static void awaitASale(URI address) {
        await().atMost(PATIENCE).until(() -> purchase(address).statusCode() == 201);
    }

    private static boolean isRefusedWithoutACall(URI address) {
        int before = courses.commandCalls();
        var answer = purchase(address);
        return answer.statusCode() == 503
                && answer.body().contains("/problems/seats-unavailable")
                && courses.commandCalls() == before;
    }

    /** By a student of its own. */
    private static HttpResponse<String> purchase(URI address) {
        return ApiCall.post(address.resolve("/api/orders"), order())
                .with(issuer.token("sam-" + UUID.randomUUID(), "student"))
                .send();
    }

    private static HttpResponse<String> purchase(URI address, String student, String voucher) {
        return ApiCall.post(address.resolve("/api/orders"), order().replace("}", ", \"voucher\": \"" + voucher + "\"}"))
                .with(issuer.token(student, "student"))
                .send();
    }

    private static String order() {
        return "{\"courseId\": \"" + UUID.randomUUID() + "\", \"studentName\": \"Sam\"}";
    }
}
