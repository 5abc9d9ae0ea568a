package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldestPendingTest {
    private final SettableClock clock = new SettableClock();
    private final OldestPending oldest = new OldestPending();
    private OrderDetails pending;
    private Supplier<Long> gauge;

    @BeforeEach
    void wire() {
        oldest.clock = clock;
        oldest.rows = new OrderRowStore() {
            @Override
            public Optional<UUID> oldestPending() {
                return Optional.ofNullable(pending).map(OrderDetails::id);
            }
        };
        oldest.orders = new OrderReadStore() {
            @Override
            public OrderDetails order(UUID id) {
                return pending;
            }
        };
        oldest.metrics = new OrderMetrics() {
            @Override
            void watchOldestPending(Supplier<Long> seconds) {
                gauge = seconds;
            }
        };
        oldest.register();
    }

    @Test
    void whatWaitsGrowsOlderUntilItIsSeenToHaveEnded() {
        assertThat(gauge.get()).isZero();

        pending = orderOfNow();
        clock.advance(Duration.ofSeconds(7));
        oldest.look();
        assertThat(gauge.get()).isEqualTo(7);

        clock.advance(Duration.ofSeconds(10));
        assertThat(gauge.get()).isEqualTo(17);

        pending = null;
        oldest.look();
        assertThat(gauge.get()).isZero();
    }

    @Test
    void whatAClockThatIsAheadHasWrittenIsNotOlderThanNothing() {
        clock.advance(Duration.ofSeconds(7));
        pending = orderOfNow();
        clock.advance(Duration.ofSeconds(-7));

        oldest.look();

        assertThat(gauge.get()).isZero();
    }

    private OrderDetails orderOfNow() {
        var purchase = new Purchase(UUID.randomUUID(), "grace", "Grace", null, null);
        return Order.place(UUID.randomUUID(), purchase, 0, clock.instant(), Steps.DEADLINE)
                .details();
    }
}
