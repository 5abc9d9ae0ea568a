package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.Mismatch;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.ReservationsUnavailable;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are CONFIRMED, and a course service that knows of no reservation: each contradicts. */
class ReconciliationTest {
    private static final int PAGE = 100;

    private final SettableClock clock = new SettableClock();
    private final List<OrderDetails> orders = new ArrayList<>();
    private final Reconciliation reconciliation = new Reconciliation();
    private Runnable beforeSecondLook = () -> {};
    private Supplier<RuntimeException> failure;
    private Supplier<Integer> gauge;

    @BeforeEach
    void wire() {
        reconciliation.clock = clock;
        reconciliation.stopwatch = new SettableStopwatch();
        reconciliation.metrics = new OrderMetrics() {
            @Override
            void watchMismatches(Supplier<Integer> found) {
                gauge = found;
            }
        };
        reconciliation.orders = new OrderReadStore() {
            @Override
            public List<OrderDetails> ordersAfter(UUID after, int limit) {
                return sorted().filter(order -> after == null || order.id().compareTo(after) > 0)
                        .limit(limit)
                        .toList();
            }

            @Override
            public OrderDetails order(UUID id) {
                beforeSecondLook.run();
                return sorted().filter(order -> order.id().equals(id))
                        .findFirst()
                        .orElseThrow();
            }
        };
        reconciliation.seats = new Seats() {
            @Override
            public Reservation find(UUID reservationId, Attempt attempt) {
                throw failure == null ? new SeatLost(reservationId) : failure.get();
            }
        };
        reconciliation.register();
    }

    @Test
    void pageHasItsMismatchesAndWhereTheNextBegins() {
        confirmed(3);

        var first = reconciliation.page(null, 2);
        var second = reconciliation.page(first.cursor(), 2);

        assertThat(first.compared()).isEqualTo(2);
        assertThat(first.mismatches()).extracting(Mismatch::kind).containsOnly(Mismatch.Kind.SEAT_NOT_SOLD);
        assertThat(first.cursor()).isEqualTo(sorted().toList().get(1).id());
        assertThat(second.compared()).isEqualTo(1);
        assertThat(second.mismatches()).hasSize(1);
        assertThat(second.cursor()).isNull();
    }

    @Test
    void orderThatMovedOnBetweenTheTwoLooksContradictsNothing() {
        confirmed(1);
        var order = orders.get(0);
        beforeSecondLook = () -> {
            orders.clear();
            orders.add(order(order.id(), true));
        };

        assertThat(reconciliation.page(null, 2).mismatches()).isEmpty();
    }

    @Test
    void courseServiceThatDoesNotTellIsSaidSo() {
        confirmed(1);
        failure = () -> new OutcomeUnknown(new IllegalStateException("no answer"));

        assertThatExceptionOfType(ReservationsUnavailable.class).isThrownBy(() -> reconciliation.page(null, 2));
    }

    @Test
    void gaugeShowsWhatTheLastWholeRoundHasFound() {
        confirmed(PAGE + 1);

        reconciliation.goOn();
        assertThat(gauge.get()).isZero();
        reconciliation.goOn();
        assertThat(gauge.get()).isEqualTo(PAGE + 1);

        orders.subList(1, orders.size()).clear();
        reconciliation.goOn();
        assertThat(gauge.get()).isEqualTo(1);
    }

    private void confirmed(int count) {
        for (int i = 0; i < count; i++) {
            orders.add(order(UUID.randomUUID(), false));
        }
    }

    private OrderDetails order(UUID id, boolean isRefunded) {
        var order = Order.place(
                id, new Purchase(UUID.randomUUID(), "grace", "Grace", null, null), 0, clock.instant(), Steps.DEADLINE);
        order.confirm(new BigDecimal("20.00"), "USD", "base price");
        if (isRefunded) {
            order.requestRefund(clock.instant(), Steps.DEADLINE);
            order.refund();
        }
        assertThat(order.details().status()).isEqualTo(isRefunded ? OrderStatus.REFUNDED : OrderStatus.CONFIRMED);
        return order.details();
    }

    private Stream<OrderDetails> sorted() {
        return orders.stream().sorted(Comparator.comparing(OrderDetails::id));
    }
}
