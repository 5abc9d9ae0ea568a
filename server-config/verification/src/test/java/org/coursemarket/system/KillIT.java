package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.system.Answers.assertRefused;

import java.io.UncheckedIOException;
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
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class KillIT {
    private static final int STEPS = 6;

    private final List<Thread> clients = new ArrayList<>();
    private Marketplace marketplace;
    private Settlement settlement;
    private FaultProxy proxy;

    @ParameterizedTest
    @EnumSource
    void everyOrderComesToItsEndAfterTheRestart(TestDatabase database) throws InterruptedException {
        try (var troubled = TroubledMarketplace.take(database)) {
            marketplace = troubled.services;
            proxy = troubled.proxy;
            settlement = new Settlement(marketplace);
            String course = settlement.course();
            var key = UUID.randomUUID();
            var answered = marketplace.orders().buy(course, settlement.student("Ann"), key);
            assertThat(answered.status()).as(answered.text()).isEqualTo(201);

            killDuringEachStep();
            marketplace.startOrder();
            marketplace.awaitReady();
            marketplace.awaitSale();

            assertThat(marketplace.orders().buy(course, "Ann", key).text()).isEqualTo(answered.text());
            assertRefused(marketplace.orders().buy(settlement.course(), "Ann", key), 422, "purchase-key-reused");
            settlement.assertReached();
        }
    }

    private void killDuringEachStep() throws InterruptedException {
        var hold = new Fault.Hold(STEPS);
        var requests = new ArrayList<Runnable>();
        for (var step :
                Map.of("request", hold.request(), "answer", hold.answer()).entrySet()) {
            requests.add(purchase(step.getKey(), step.getValue()));
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

    private Runnable purchase(String what, Fault fault) {
        String course = settlement.course();
        String student = settlement.student(what + " of sale");
        proxy.harm(Call.SELL, course, fault);
        return () -> marketplace.orders().buy(course, student);
    }

    private Runnable purchaseForTooLittle(String what, Fault fault) {
        String course = settlement.course();
        String student = settlement.student(what + " of price");
        proxy.harm(Call.SELL, course, fault);
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
}
