package org.coursemarket.order.orders.control;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.SeatAt20;
import org.eclipse.microprofile.config.Config;

/** One purchase among stand-ins that write down what they are asked, and a clock that goes when it is told to. */
class Steps {
    static final Duration DEADLINE = Duration.ofSeconds(5);

    /** What is done, in its order, whoever does it. */
    final List<String> done = new ArrayList<>();

    final SettableClock clock = new SettableClock();
    final OneOrder orders = new OneOrder(done, clock);
    final SeatAt20 seats = new SeatAt20(done);
    Runnable whenPausing = () -> {};

    private final OrderSettings settings = settings();
    private final OrderMetrics metrics = new OrderMetrics() {
        @Override
        void answered(OrderDetails order) {}
    };

    OrderPlacement placement() {
        var wired = new OrderPlacement() {
            @Override
            void pause(Duration length) {
                whenPausing.run();
            }
        };
        wired.orders = orders;
        wired.list = orders.list;
        wired.seats = seats;
        wired.settings = settings;
        wired.metrics = metrics;
        wired.clock = clock;
        return wired;
    }

    Refunds refunds() {
        var wired = new Refunds();
        wired.orders = orders;
        wired.seats = seats;
        wired.settings = settings;
        wired.metrics = metrics;
        wired.clock = clock;
        return wired;
    }

    Recovery recovery() {
        var wired = new Recovery();
        wired.orders = orders;
        wired.placement = placement();
        wired.refunds = refunds();
        wired.executor = Runnable::run;
        wired.settings = settings;
        wired.clock = clock;
        return wired;
    }

    Attempt furtherAttempt() {
        return Attempt.further(clock, DEADLINE);
    }

    private static OrderSettings settings() {
        var values = Map.of("purchase.deadline", DEADLINE.toString(), "purchase.key.ttl", "PT24H");
        return new OrderSettings((Config) Proxy.newProxyInstance(
                Steps.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> values.get((String) arguments[0])));
    }

    /** Stands still between two advances. */
    static class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void advance(Duration length) {
            now = now.plus(length);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
