package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.PriceChanged;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.seats.control.SeatAt20;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPlacementTest {
    private static final UUID COURSE = UUID.randomUUID();

    @RegisterExtension
    static final Quiet QUIET = new Quiet(OrderPlacement.class.getName());

    private final Steps steps = new Steps();
    private final OneOrder orders = steps.orders;
    private final SeatAt20 seats = steps.seats;
    private final OrderPlacement placement = steps.placement();

    @Test
    void purchaseHoldsTheSeatSellsItAndConfirmsTheOrder() {
        var order = buy(null);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.priceAtPurchase()).isEqualTo(new BigDecimal("20.00"));
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order).isEqualTo(orders.order.details());
        assertThat(steps.done).containsExactly("order open", "seat reserve", "seat confirm", "order confirm");
        assertThat(steps.counted).containsExactly(OrderStatus.CONFIRMED);
    }

    @Test
    void reservationHasTheIdOfItsOrder() {
        var order = buy(null);

        assertThat(seats.reservation.id()).isEqualTo(order.id());
        assertThat(seats.reservation.courseId()).isEqualTo(COURSE);
    }

    @Test
    void soldOutCourseRejectsTheOrder() {
        seats.failing = Map.of("seat reserve", new SoldOut(COURSE));

        assertThatExceptionOfType(SoldOut.class).isThrownBy(() -> buy(null));

        assertRejected("sold-out");
        assertThat(steps.done).containsExactly("order open", "seat reserve", "order reject");
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
        assertThat(steps.done).containsExactly("order open", "seat reserve", "seat cancel", "order reject");
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "EXPIRED"})
    void reservationThatWasGivenBackIsNotSold(ReservationStatus status) {
        seats.statusWhenReserved = status;

        assertThatExceptionOfType(SeatLost.class).isThrownBy(() -> buy(null));

        assertRejected("seat-lost");
        assertThat(steps.done).doesNotContain("seat confirm");
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
        assertThat(steps.done).endsWith(lost);
    }

    @Test
    void courseServiceThatCannotBeReachedSellsNothing() {
        seats.failing = Map.of("seat reserve", new SeatsUnavailable());

        assertThatExceptionOfType(SeatsUnavailable.class).isThrownBy(() -> buy(null));

        assertThat(steps.done).doesNotContain("seat confirm", "order confirm");
    }

    @Test
    void priceThatWasAboveTheMostIsTheReasonEvenWhereTheHoldIsGone() {
        seats.statusWhenReserved = ReservationStatus.EXPIRED;

        assertThatExceptionOfType(PriceChanged.class).isThrownBy(() -> buy(new BigDecimal("19.99")));

        assertRejected("price-changed");
    }

    @Test
    void seatIsNotSoldAfterTheDeadline() {
        seats.afterReserve = () -> steps.clock.advance(Steps.DEADLINE);

        assertThat(buy(null).status()).isEqualTo(OrderStatus.PENDING);

        assertThat(steps.done).endsWith("seat reserve");
    }

    @Test
    void purchaseThatIsOldAndHasNoSeatIsNotBegunAnew() {
        var order =
                orders.desk.open(new Open(UUID.randomUUID(), new Purchase(COURSE, "grace", "Grace", null), null, 0));
        steps.clock.advance(OrderPlacement.STILL_WANTED.plusSeconds(1));

        placement.settle(order, steps.furtherAttempt());

        assertRejected("seat-lost");
        assertThat(steps.done).containsExactly("order open", "seat find", "order reject");
    }

    private OrderDetails buy(BigDecimal maxPrice) {
        return placement.place(new Purchase(COURSE, "grace", "Grace", maxPrice), null);
    }

    private void assertRejected(String reason) {
        assertThat(orders.order.details().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(orders.order.details().rejectedBecause()).isEqualTo(reason);
    }
}
