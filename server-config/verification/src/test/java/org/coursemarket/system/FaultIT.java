package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call of a purchase, and of a refund, meets each fault; whatever the buyer is told then, all comes to its end. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class FaultIT {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(20);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration SLOW_MACHINE = Duration.ofSeconds(15);
    /** Where the breaker is open, and where the machine is so slow that no time is left to store the order. */
    private static final Set<String> NOTHING_WAS_BOUGHT = Set.of("seats-unavailable", "orders-busy");

    private static final Map<String, Fault> FAULTS = faults();

    private record Sale(String course, String student, String order) {}

    private Marketplace marketplace;
    private Settlement settlement;
    private FaultProxy proxy;

    @ParameterizedTest
    @EnumSource
    void everyOrderEndsWithItsReservation(TestDatabase database) {
        marketplace = new Marketplace(
                database,
                Map.of(
                        "RESERVATION_TTL", TIME_TO_LIVE.toString(),
                        "PURCHASE_DEADLINE", DEADLINE.toString(),
                        "COURSE_API_READ_TIMEOUT_MS", "500"));
        settlement = new Settlement(marketplace);
        try (var pair = marketplace;
                var between = new FaultProxy(marketplace.coursePort())) {
            proxy = between;
            pair.between(proxy);
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            awaitSale();

            FAULTS.forEach((name, fault) -> {
                buy(name, fault);
                buyForTooLittle(name, fault);
                refund(name, fault);
            });
            refuseConnections();
            cancelWhileTheSaleIsOnItsWay();

            settlement.assertReached();
        }
    }

    private void buy(String name, Fault fault) {
        String course = settlement.course();
        proxy.harm(Call.SELL, course, fault);
        assertPending(name, student -> marketplace.orders().buy(course, student));
    }

    /** The seat is not sold because it costs more than was agreed to. */
    private void buyForTooLittle(String name, Fault fault) {
        String course = settlement.course();
        proxy.harm(Call.SELL, course, fault);
        assertPending(name + ", price", student -> marketplace.orders().buy(course, student, 49.89));
    }

    private void refund(String name, Fault fault) {
        var sale = awaitSale();
        proxy.harm(Call.CANCEL, sale.course, fault);
        assertPending(
                sale.student, name + ", refund", () -> marketplace.orders().refund(sale.order));
    }

    private void refuseConnections() {
        var sale = awaitSale();
        proxy.refuse();
        assertPending(sale.student, "refund refused", () -> marketplace.orders().refund(sale.order));
        proxy.refuse();
        assertAnswered(
                503,
                "refused",
                "sale refused",
                () -> marketplace.orders().buy(sale.course, settlement.student("refused")));
        awaitSale();
    }

    /** It arrives when the order has come to its end. */
    private void cancelWhileTheSaleIsOnItsWay() {
        String course = settlement.course();
        var onItsWay = new Fault.Hold(1);
        proxy.harm(Call.SELL, course, onItsWay.request());
        var pending = marketplace.orders().buy(course, settlement.student("cancels"));
        assertThat(pending.status()).as(pending.text()).isEqualTo(202);

        assertThat(marketplace.orders().cancel(pending.id()).status()).isIn(200, 202);
        proxy.heal();

        await().atMost(Marketplace.PATIENCE).untilAsserted(() -> {
            var order = marketplace.orders().order(pending.id());
            assertThat(order.body().path("rejectedBecause").asText()).isEqualTo("order-cancelled");
        });
        onItsWay.release();
        awaitSale();
    }

    private void assertPending(String student, Function<String, Answer> purchase) {
        assertPending(settlement.student(student), student, () -> purchase.apply(student));
    }

    private void assertPending(String student, String what, Supplier<Answer> request) {
        assertAnswered(202, student, what, request);
        awaitSale();
    }

    private void assertAnswered(int status, String student, String what, Supplier<Answer> request) {
        var began = Instant.now();
        var answer = request.get();
        assertThat(answer.status()).as(what + ": " + answer.text()).isIn(status, 503);
        if (answer.status() == 503) {
            assertThat(answer.problem()).as(what + ": " + answer.text()).isIn(NOTHING_WAS_BOUGHT);
        }
        assertThat(Duration.between(began, Instant.now())).as(what).isLessThan(DEADLINE.plus(SLOW_MACHINE));
        settlement.told(student, answer);
    }

    /** All is well again, and no breaker is open. */
    private Sale awaitSale() {
        proxy.heal();
        return await().atMost(Marketplace.PATIENCE).until(this::trySale, Objects::nonNull);
    }

    /** Null where it is not known in time. Then it may still take its seat, so each has a course of its own. */
    private Sale trySale() {
        String course = settlement.course();
        String student = settlement.student("sale " + UUID.randomUUID());
        var answer = marketplace.orders().buy(course, student);
        settlement.told(student, answer);
        return answer.status() == 201 ? new Sale(course, student, answer.id()) : null;
    }

    private static Map<String, Fault> faults() {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("reset before", Fault.RESET_BEFORE);
        faults.put("reset after", Fault.RESET_AFTER);
        faults.put("500", Fault.ANSWER_500);
        faults.put("500 after", Fault.ANSWER_500_AFTER);
        faults.put("503", Fault.ANSWER_503);
        faults.put("garbage body", Fault.GARBAGE_BODY);
        faults.put("empty object", Fault.EMPTY_OBJECT);
        faults.put("empty list", Fault.EMPTY_LIST);
        faults.put("garbage", Fault.GARBAGE);
        faults.put("stall", Fault.STALL);
        faults.put("stall after the head", Fault.STALL_AFTER_HEAD);
        faults.put("late request", Fault.DELAY_REQUEST);
        faults.put("late answer", Fault.DELAY_ANSWER);
        return faults;
    }
}
