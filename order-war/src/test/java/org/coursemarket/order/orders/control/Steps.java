package org.coursemarket.order.orders.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.SeatAt20;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.SettableClock;

/** One purchase among stand-ins that write down what they are asked, and a clock that goes when it is told to. */
class Steps {
    static final Duration DEADLINE = Duration.ofSeconds(5);
    /** Whose order it is. */
    static final Caller STUDENT = new Caller("grace", false);

    /** What is done, in its order, whoever does it. */
    final List<String> done = new ArrayList<>();

    /** What purchases and refunds were answered. */
    final List<OrderStatus> counted = new ArrayList<>();

    /** How long purchases took. */
    final List<Duration> timed = new ArrayList<>();

    final SettableClock clock = new SettableClock();
    private final Stopwatch stopwatch = new Stopwatch() {
        @Override
        public long nanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }
    };
    final OneOrder orders = new OneOrder(done, clock);
    final SeatAt20 seats = new SeatAt20(done);
    Runnable whenPausing = () -> {};

    private final OrderSettings settings = settings();
    private final OrderMetrics metrics = new OrderMetrics() {
        @Override
        void answered(OrderDetails order) {
            counted.add(order.status());
        }

        @Override
        void placed(Duration time) {
            timed.add(time);
        }
    };

    OrderPlacement placement() {
        var wired = new OrderPlacement();
        wired.idempotency = idempotency();
        wired.opening = opening();
        wired.seats = seats;
        wired.desk = orders.desk;
        wired.orders = orders.reads;
        wired.settings = settings;
        wired.metrics = metrics;
        wired.clock = clock;
        wired.stopwatch = stopwatch;
        return wired;
    }

    private Idempotency idempotency() {
        var wired = new Idempotency();
        wired.orders = orders.reads;
        wired.pause = new Pause() {
            @Override
            public void of(Duration length) {
                whenPausing.run();
            }
        };
        return wired;
    }

    private OrderOpening opening() {
        var wired = new OrderOpening();
        wired.holds = new HoldLimit();
        wired.holds.settings = settings;
        wired.desk = orders.desk;
        wired.ids = new Ids(clock);
        return wired;
    }

    Refunds refunds() {
        var wired = new Refunds();
        wired.orders = orders;
        wired.seats = seats;
        wired.settings = settings;
        wired.metrics = metrics;
        wired.clock = clock;
        wired.stopwatch = stopwatch;
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
        wired.stopwatch = stopwatch;
        wired.begin();
        return wired;
    }

    Attempt furtherAttempt() {
        return Attempt.further(clock, stopwatch, DEADLINE);
    }

    private static OrderSettings settings() {
        var values =
                Map.of("purchase.deadline", DEADLINE.toString(), "purchase.key.ttl", "PT24H", "holds.per.student", "5");
        return new OrderSettings(FixedConfig.of(values));
    }
}
