package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.PriceChanged;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.seats.control.Attempts;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.server.problems.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPlacementTest {
    private static final UUID COURSE = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Warns of each order that stays PENDING, with a stack trace. */
    private static final Logger LOG = Logger.getLogger(OrderPlacement.class.getName());

    /** What is done, in its order, whoever does it. */
    private final List<String> steps = new ArrayList<>();

    private final OneOrder orders = new OneOrder();
    private final SeatAt20 seats = new SeatAt20();
    private final OrderPlacement placement = placement();

    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void beQuietNoMore() {
        LOG.setLevel(null);
    }

    @Test
    void purchaseHoldsTheSeatSellsItAndConfirmsTheOrder() {
        var order = buy(null);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.priceAtPurchase()).isEqualTo(new BigDecimal("20.00"));
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order).isEqualTo(orders.order.details());
        assertThat(steps).containsExactly("order open", "seat reserve", "seat confirm", "order confirm");
    }

    @Test
    void reservationHasTheIdOfItsOrder() {
        var order = buy(null);

        assertThat(seats.reservation.id()).isEqualTo(order.id());
        assertThat(seats.reservation.courseId()).isEqualTo(COURSE);
    }

    @Test
    void soldOutCourseRejectsTheOrder() {
        var soldOut = new SoldOut(COURSE);
        seats.failing = Map.of("seat reserve", soldOut);

        assertThatExceptionOfType(SoldOut.class).isThrownBy(() -> buy(null)).isSameAs(soldOut);

        assertRejected("sold-out");
        assertThat(steps).containsExactly("order open", "seat reserve", "order reject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.00", "20", "20.01"})
    void priceUpToTheMostThatWasAgreedToIsPaid(BigDecimal maxPrice) {
        assertThat(buy(maxPrice).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void higherPriceGivesTheSeatBackBeforeItRejectsTheOrder() {
        var maxPrice = new BigDecimal("19.99");

        var changed = catchThrowableOfType(PriceChanged.class, () -> buy(maxPrice));

        assertThat(changed.data())
                .containsEntry("maxPrice", maxPrice)
                .containsEntry("currentPrice", new BigDecimal("20.00"))
                .containsEntry("currency", "EUR");
        assertRejected("price-changed");
        assertThat(steps).containsExactly("order open", "seat reserve", "seat cancel", "order reject");
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "EXPIRED"})
    void reservationThatWasGivenBackIsNotSold(ReservationStatus status) {
        seats.statusWhenReserved = status;

        assertThatExceptionOfType(SeatLost.class).isThrownBy(() -> buy(null));

        assertRejected("seat-lost");
        assertThat(steps).doesNotContain("seat confirm");
    }

    @Test
    void holdThatLapsesBeforeItIsSoldRejectsTheOrder() {
        seats.failing = Map.of("seat confirm", new SeatLost(COURSE));

        assertThatExceptionOfType(SeatLost.class).isThrownBy(() -> buy(null));

        assertRejected("seat-lost");
    }

    @ParameterizedTest
    @CsvSource({"seat reserve, 20.00", "seat confirm, 20.00", "seat cancel, 19.99"})
    void orderOfWhichTheEndIsNotKnownStaysPending(String lost, BigDecimal maxPrice) {
        seats.failing = Map.of(lost, new OutcomeUnknown(new IllegalStateException("no answer")));

        var order = buy(maxPrice);

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order).isEqualTo(orders.order.details());
        assertThat(steps).endsWith(lost);
    }

    @Test
    void courseServiceThatCannotBeReachedSellsNothing() {
        seats.failing = Map.of("seat reserve", new SeatsUnavailable());

        assertThatExceptionOfType(SeatsUnavailable.class).isThrownBy(() -> buy(null));

        assertThat(steps).doesNotContain("seat confirm", "order confirm");
    }

    private OrderDetails buy(BigDecimal maxPrice) {
        return placement.place(new Purchase(COURSE, "Grace", maxPrice));
    }

    private void assertRejected(String reason) {
        assertThat(orders.order.details().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(orders.order.details().rejectedBecause()).isEqualTo(reason);
    }

    private OrderPlacement placement() {
        var wired = new OrderPlacement();
        wired.orders = orders;
        wired.seats = seats;
        wired.metrics = new OrderMetrics() {
            @Override
            void ended(OrderDetails order) {}
        };
        return wired;
    }

    /** Keeps the one order that a test places. */
    private class OneOrder extends OrderStore {
        Order order;

        @Override
        public OrderDetails open(UUID id, Purchase purchase) {
            steps.add("order open");
            order = Order.place(id, purchase, NOW);
            return order.details();
        }

        @Override
        public OrderDetails confirm(UUID id, Reservation reservation) {
            steps.add("order confirm");
            assertThat(id).isEqualTo(order.details().id());
            order.confirm(reservation.lockedPrice(), reservation.currency());
            return order.details();
        }

        @Override
        public OrderDetails reject(UUID id, Refusal reason) {
            steps.add("order reject");
            assertThat(id).isEqualTo(order.details().id());
            order.reject(reason.slug());
            return order.details();
        }
    }

    /** Has one seat, at 20.00 EUR, and fails where it is told to. */
    private class SeatAt20 extends Seats {
        Map<String, RuntimeException> failing = Map.of();
        ReservationStatus statusWhenReserved = ReservationStatus.RESERVED;
        Reservation reservation;

        @Override
        public Reservation reserve(UUID courseId, UUID reservationId, Attempts attempts) {
            return step("seat reserve", courseId, reservationId, statusWhenReserved);
        }

        @Override
        public Reservation confirm(UUID reservationId) {
            return change("seat confirm", reservationId, ReservationStatus.CONFIRMED);
        }

        @Override
        public Reservation cancel(UUID reservationId) {
            return change("seat cancel", reservationId, ReservationStatus.CANCELLED);
        }

        private Reservation change(String name, UUID reservationId, ReservationStatus status) {
            assertThat(reservationId).isEqualTo(reservation.id());
            return step(name, reservation.courseId(), reservationId, status);
        }

        private Reservation step(String name, UUID courseId, UUID reservationId, ReservationStatus status) {
            steps.add(name);
            if (failing.containsKey(name)) {
                throw failing.get(name);
            }
            reservation = new Reservation(reservationId, courseId, new BigDecimal("20.00"), "EUR", status, NOW);
            return reservation;
        }
    }
}
