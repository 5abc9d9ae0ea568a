package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order service is killed, as by {@code kill -9}, while each step of a purchase and of a refund is under way somewhere. */
class KillIT {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);
    private static final int STEPS = 8;

    private final List<Thread> clients = new ArrayList<>();
    private Marketplace marketplace;
    private Settlement settlement;
    private FaultProxy proxy;

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT) // mostly it waits
    void everyOrderComesToItsEndAfterTheRestart(TestDatabase database) throws InterruptedException {
        marketplace = new Marketplace(
                database, Map.of("RESERVATION_TTL", TIME_TO_LIVE.toString(), "PURCHASE_DEADLINE", "PT5S"));
        settlement = new Settlement(marketplace);
        try (var pair = marketplace;
                var between = new FaultProxy(pair.coursePort())) {
            proxy = between;
            pair.between(proxy);
            pair.startCourse();
            pair.startOrder();
            pair.awaitReady();
            pair.awaitSale();
            String course = settlement.course();
            var key = UUID.randomUUID();
            var answered = pair.orders().buy(course, settlement.student("Ann"), key);
            assertThat(answered.status()).as(answered.text()).isEqualTo(201);

            killDuringEachStep();
            pair.with("PURCHASE_KEY_TTL", "PT1S"); // of the keys that come now
            pair.startOrder();
            pair.awaitReady();
            pair.awaitSale();

            assertThat(pair.orders().buy(course, "Ann", key).text()).isEqualTo(answered.text());
            assertRefused(pair.orders().buy(settlement.course(), "Ann", key), 422, "purchase-key-reused");
            assertKeyIsForgotten();
            settlement.assertReached(TIME_TO_LIVE.plusMinutes(1));
        }
    }

    private void killDuringEachStep() throws InterruptedException {
        var hold = new Fault.Hold(STEPS);
        var requests = new ArrayList<Runnable>();
        for (var step :
                Map.of("request", hold.request(), "answer", hold.answer()).entrySet()) {
            requests.add(purchase(Call.RESERVE, step.getKey(), step.getValue()));
            requests.add(purchase(Call.CONFIRM, step.getKey(), step.getValue()));
            requests.add(purchaseForTooLittle(step.getKey(), step.getValue()));
            requests.add(refund(step.getKey(), step.getValue()));
        }
        requests.forEach(this::inBackground);
        assertThat(hold.awaitAll(60)).isTrue();
        marketplace.orderServer().kill();
        for (var client : clients) {
            client.join();
        }
        proxy.heal();
        hold.release();
    }

    private Runnable purchase(Call call, String what, Fault fault) {
        String course = settlement.course();
        String student = settlement.student(what + " of " + call);
        proxy.harm(call, course, fault);
        return () -> marketplace.orders().buy(course, student);
    }

    private Runnable purchaseForTooLittle(String what, Fault fault) {
        String course = settlement.course();
        String student = settlement.student(what + " of price");
        proxy.harm(Call.CANCEL, course, fault);
        return () -> marketplace.orders().buy(course, student, 49.89);
    }

    private Runnable refund(String what, Fault fault) {
        String course = settlement.course();
        String id = marketplace
                .orders()
                .buy(course, settlement.student(what + " of refund"))
                .id();
        proxy.harm(Call.CANCEL, course, fault);
        return () -> marketplace.orders().refund(id);
    }

    private void inBackground(Runnable request) {
        var client = new Thread(() -> {
            try {
                request.run();
            } catch (UncheckedIOException killed) {
                // no answer: what it became is what this is about
            }
        });
        client.start();
        clients.add(client);
    }

    private void assertKeyIsForgotten() {
        String course = settlement.course();
        var key = UUID.randomUUID();
        assertThat(marketplace
                        .orders()
                        .buy(course, settlement.student("Carl"), key)
                        .status())
                .isEqualTo(201);
        settlement.student("Dora");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> marketplace.orders().buy(course, "Dora", key).status() == 201);
    }
}
