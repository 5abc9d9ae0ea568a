package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCancelled;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.seats.control.SeatAt20;
import org.coursemarket.order.seats.entity.MaxPrice;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.order.seats.entity.VoucherExhausted;
import org.coursemarket.order.seats.entity.VoucherInvalid;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderPlacementTest {
    private static final UUID COURSE = UUID.randomUUID();

    @RegisterExtension
    static final Quiet QUIET = new Quiet(OrderPlacement.class.getName());

    private final Steps steps = new Steps();
    private final OneOrder orders = steps.orders;
    private final SeatAt20 seats = steps.seats;
    private final OrderPlacement placement = steps.placement();

    @Test
    void purchaseHasItsSeatSoldAndConfirmsTheOrder() {
        var order = buy(null);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.priceAtPurchase()).isEqualTo(new BigDecimal("20.00"));
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order).isEqualTo(orders.order.details());
        assertThat(steps.done).containsExactly("order open", "seat sell", "order confirm");
        assertThat(steps.counted).containsExactly(OrderStatus.CONFIRMED);
    }

    @Test
    void purchaseIsTimedWhateverComesOfIt() {
        seats.beforeSale = () -> steps.clock.advance(Duration.ofSeconds(2));
        seats.failing = Map.of("seat sell", new SoldOut(COURSE));

        assertThatExceptionOfType(SoldOut.class).isThrownBy(() -> buy(null));

        assertThat(steps.timed).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void reservationHasTheIdOfItsOrder() {
        var order = buy(null);

        assertThat(seats.reservation.id()).isEqualTo(order.id());
        assertThat(seats.reservation.courseId()).isEqualTo(COURSE);
    }

    @Test
    void soldOutCourseRejectsTheOrder() {
        seats.failing = Map.of("seat sell", new SoldOut(COURSE));

        assertThatExceptionOfType(SoldOut.class).isThrownBy(() -> buy(null));

        assertRejected("sold-out");
        assertThat(steps.done).containsExactly("order open", "seat sell", "order reject");
    }

    @Test
    void higherPriceThanWasAgreedToRejectsTheOrder() {
        var maxPrice = new BigDecimal("19.99");
        seats.failing = Map.of("seat sell", new PriceChanged(COURSE, maxPrice, new BigDecimal("20.00"), "EUR"));

        assertThatExceptionOfType(PriceChanged.class).isThrownBy(() -> buy(maxPrice));

        assertRejected("price-changed");
        assertThat(orders.order.details().offeredPrice()).isEqualTo(new BigDecimal("20.00"));
        assertThat(steps.done).containsExactly("order open", "seat sell", "order reject");
    }

    @Test
    void seatIsSoldUnderTheVoucherThatWasNamed() {
        var maxPrice = new BigDecimal("20.99");

        var order = placement.place(new Purchase(COURSE, "grace", "Grace", maxPrice, "SAVE10"), null);

        assertThat(seats.sales).containsExactly(new Sale(COURSE, order.id(), "grace", maxPrice, "SAVE10"));
        assertThat(order.voucher()).isEqualTo("SAVE10");
    }

    static List<Refusal> ofAVoucher() {
        return List.of(new VoucherInvalid(COURSE), new VoucherExhausted(COURSE));
    }

    @ParameterizedTest
    @MethodSource("ofAVoucher")
    void voucherThatGivesNothingRejectsTheOrder(Refusal refusal) {
        seats.failing = Map.of("seat sell", refusal);

        assertThatExceptionOfType(refusal.getClass()).isThrownBy(() -> buy(null));

        assertRejected(refusal.type());
        assertThat(steps.done).containsExactly("order open", "seat sell", "order reject");
    }

    @Test
    void holdThatLapsesBeforeItIsSoldRejectsTheOrder() {
        seats.failing = Map.of("seat sell", new SeatLost(COURSE));

        assertThatExceptionOfType(SeatLost.class).isThrownBy(() -> buy(null));

        assertRejected("seat-lost");
    }

    @Test
    void orderOfWhichTheEndIsNotKnownStaysPending() {
        seats.failing = Map.of("seat sell", new OutcomeUnknown(new IllegalStateException("no answer")));

        var order = buy(null);

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order).isEqualTo(orders.order.details());
        assertThat(steps.done).endsWith("seat sell");
    }

    @Test
    void courseServiceThatCannotBeReachedSellsNothing() {
        seats.failing = Map.of("seat sell", new SeatsUnavailable());

        assertThatExceptionOfType(SeatsUnavailable.class).isThrownBy(() -> buy(null));

        assertRejected("seats-unavailable");
    }

    @Test
    void seatIsNotAskedForAfterTheDeadline() {
        seats.beforeSale = () -> steps.clock.advance(Steps.DEADLINE);

        assertThatExceptionOfType(SeatsUnavailable.class).isThrownBy(() -> buy(null));

        assertThat(steps.done).containsExactly("order open", "order reject");
    }

    @Test
    void purchaseThatIsOldAndHasNoSeatIsNotBegunAnew() {
        var order = orders.desk.open(
                new Open(UUID.randomUUID(), new Purchase(COURSE, "grace", "Grace", null, null), null, 0));
        steps.clock.advance(OrderPlacement.STILL_WANTED.plusSeconds(1));

        placement.settle(order, steps.furtherAttempt());

        assertRejected("order-expired");
        assertThat(steps.done).containsExactly("order open", "seat withdraw", "order reject");
    }

    @Test
    void purchaseThatIsOldAndWasSoldItsSeatIsConfirmed() {
        seats.afterSale = () -> {
            throw new OutcomeUnknown(new IllegalStateException("no answer"));
        };
        buy(null);
        steps.clock.advance(OrderPlacement.STILL_WANTED.plusSeconds(1));

        placement.settle(orders.order.takenUp(), steps.furtherAttempt());

        assertThat(orders.order.details().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void secondPurchaseIsToldOfTheFirst() {
        var first = buy(null);

        var refusal = catchThrowableOfType(AlreadyPurchased.class, () -> buy(null));

        assertThat(refusal.data()).containsEntry("orderId", first.id());
    }

    @Test
    void mostThatWasAgreedToHasTheDecimalsOfTheCurrency() {
        var maxPrice = new BigDecimal("20.50");
        seats.failing = Map.of("seat sell", MaxPrice.objection(maxPrice, "JPY").orElseThrow());

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> buy(maxPrice));

        assertRejected("invalid-input");
        assertThat(orders.order.details().currency()).isEqualTo("JPY");
    }

    @Test
    void orderThatIsCancelledWhileItIsBoughtGivesItsSeatBack() {
        seats.afterSale = () -> orders.order.requestCancel(steps.clock.instant());

        assertThatExceptionOfType(OrderCancelled.class).isThrownBy(() -> buy(null));

        assertRejected("order-cancelled");
        assertThat(seats.reservation.status()).isEqualTo(ReservationStatus.CANCELLED);
        assertThat(steps.done)
                .containsExactly("order open", "seat sell", "order confirm", "seat cancel", "order reject");
    }

    @Test
    void orderThatWasCancelledIsNotBoughtAnyMore() {
        seats.failing = Map.of("seat sell", new OutcomeUnknown(new IllegalStateException("no answer")));
        buy(null);
        orders.order.requestCancel(steps.clock.instant());
        steps.done.clear();

        placement.settle(orders.order.beginAttempt(steps.clock.instant(), Steps.DEADLINE), steps.furtherAttempt());

        assertRejected("order-cancelled");
        assertThat(steps.done).containsExactly("seat cancel", "order reject");
    }

    @Test
    void cancelledOrderOfNoCourseEnds() {
        seats.failing = Map.of(
                "seat sell", new OutcomeUnknown(new IllegalStateException("no answer")),
                "seat cancel", new UnknownCourse(COURSE));
        buy(null);
        orders.order.requestCancel(steps.clock.instant());

        placement.settle(orders.order.beginAttempt(steps.clock.instant(), Steps.DEADLINE), steps.furtherAttempt());

        assertRejected("order-cancelled");
    }

    @Test
    void cancelOfWhichTheOutcomeIsNotKnownIsTriedAgain() {
        seats.afterSale = () -> orders.order.requestCancel(steps.clock.instant());
        seats.failing = Map.of("seat cancel", new OutcomeUnknown(new IllegalStateException("no answer")));

        assertThat(buy(null).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(orders.order.details().awaitsCancellation()).isTrue();
    }

    private OrderDetails buy(BigDecimal maxPrice) {
        return placement.place(new Purchase(COURSE, "grace", "Grace", maxPrice, null), null);
    }

    private void assertRejected(String reason) {
        assertThat(orders.order.details().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(orders.order.details().rejectedBecause()).isEqualTo(reason);
    }
}
