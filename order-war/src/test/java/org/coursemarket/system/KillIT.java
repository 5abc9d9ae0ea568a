package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coursemarket.system.FaultProxy.Call;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order service is killed, as by {@code kill -9}, while each step of a purchase and of a refund is under way somewhere. */
class KillIT {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(40);
    private static final int STEPS = 8;

    private final List<String> courseIds = new ArrayList<>();
    private final List<String> students = new ArrayList<>();
    private final List<Thread> clients = new ArrayList<>();
    private Marketplace marketplace;

    @ParameterizedTest
    @EnumSource
    void everyOrderComesToItsEndAfterTheRestart(TestDatabase database) throws InterruptedException {
        marketplace = new Marketplace(
                database,
                Map.of(
                        "RESERVATION_TTL", TIME_TO_LIVE.toString(),
                        "PURCHASE_DEADLINE", "PT20S",
                        "COURSE_API_READ_TIMEOUT_MS", "3000"));
        try (var pair = marketplace;
                var proxy = new FaultProxy(marketplace.coursePort())) {
            pair.between(proxy);
            marketplace.startCourse();
            marketplace.startOrder();
            marketplace.awaitReady();
            marketplace.orders().buy(course(), student("warm"));
            var hold = new Fault.Hold(STEPS);

            for (var step :
                    Map.of("request", hold.request(), "answer", hold.answer()).entrySet()) {
                buy(proxy, Call.RESERVE, step.getKey(), step.getValue());
                buy(proxy, Call.CONFIRM, step.getKey(), step.getValue());
                buyForTooLittle(proxy, step.getKey(), step.getValue());
                refund(proxy, step.getKey(), step.getValue());
            }
            assertThat(hold.awaitAll(30)).isTrue();
            marketplace.orderServer().kill();
            for (var client : clients) {
                client.join();
            }
            proxy.heal();
            hold.release();
            marketplace.startOrder();
            marketplace.awaitReady();

            new Settlement(marketplace).assertReached(TIME_TO_LIVE.plusMinutes(1), courseIds, students);
        }
    }

    private void buy(FaultProxy proxy, Call call, String what, Fault fault) {
        String course = course();
        String student = student(what + " of " + call);
        proxy.harm(call, course, fault);
        inBackground(() -> marketplace.orders().buy(course, student));
    }

    private void buyForTooLittle(FaultProxy proxy, String what, Fault fault) {
        String course = course();
        String student = student(what + " of price");
        proxy.harm(Call.CANCEL, course, fault);
        inBackground(() -> marketplace.orders().buy(course, student, 49.89));
    }

    private void refund(FaultProxy proxy, String what, Fault fault) {
        String course = course();
        String id =
                marketplace.orders().buy(course, student(what + " of refund")).id();
        proxy.harm(Call.CANCEL, course, fault);
        inBackground(() -> marketplace.orders().refund(id));
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

    private String course() {
        String course = marketplace.courses().courseWithSeats(5);
        courseIds.add(course);
        return course;
    }

    private String student(String name) {
        students.add(name);
        return name;
    }
}
