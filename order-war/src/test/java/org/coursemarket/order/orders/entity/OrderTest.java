package org.coursemarket.order.orders.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.coursemarket.order.seats.entity.CourseNotOpen;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.order.seats.entity.VoucherExhausted;
import org.coursemarket.order.seats.entity.VoucherInvalid;
import org.coursemarket.runtime.problems.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTest {
    private static final UUID ID = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();
    private static final BigDecimal MAX_PRICE = new BigDecimal("25.00");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant REQUESTED = NOW.plusSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final String VOUCHER = "SAVE10";

    private final Order order =
            Order.place(ID, new Purchase(COURSE, "grace", "Grace", MAX_PRICE, VOUCHER), 0, NOW, DEADLINE);

    private enum State {
        PENDING,
        CONFIRMED,
        REFUNDING,
        REFUNDED,
        REJECTED
    }

    private enum Event {
        CONFIRM,
        REJECT,
        REQUEST_REFUND,
        REFUND
    }

    @Test
    void newOrderIsPendingWithoutAPrice() {
        assertThat(order.details()).isEqualTo(details(State.PENDING, null, null, null));
    }

    /** What has ended before has ended at 20.00 USD or for sold-out; the event says 10.00 EUR or seat-lost. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            before    | event          | outcome | after     | price | currency | reason
            PENDING   | CONFIRM        | fine    | CONFIRMED | 10.00 | EUR      |
            PENDING   | REJECT         | fine    | REJECTED  |       |          | seat-lost
            PENDING   | REQUEST_REFUND | refused | PENDING   |       |          |
            PENDING   | REFUND         | fault   | PENDING   |       |          |
            CONFIRMED | CONFIRM        | fine    | CONFIRMED | 20.00 | USD      |
            CONFIRMED | REJECT         | fine    | CONFIRMED | 20.00 | USD      |
            CONFIRMED | REQUEST_REFUND | fine    | REFUNDING | 20.00 | USD      |
            CONFIRMED | REFUND         | fault   | CONFIRMED | 20.00 | USD      |
            REFUNDING | CONFIRM        | fine    | REFUNDING | 20.00 | USD      |
            REFUNDING | REJECT         | fine    | REFUNDING | 20.00 | USD      |
            REFUNDING | REQUEST_REFUND | fine    | REFUNDING | 20.00 | USD      |
            REFUNDING | REFUND         | fine    | REFUNDED  | 20.00 | USD      |
            REFUNDED  | CONFIRM        | fine    | REFUNDED  | 20.00 | USD      |
            REFUNDED  | REJECT         | fine    | REFUNDED  | 20.00 | USD      |
            REFUNDED  | REQUEST_REFUND | fine    | REFUNDED  | 20.00 | USD      |
            REFUNDED  | REFUND         | fine    | REFUNDED  | 20.00 | USD      |
            REJECTED  | CONFIRM        | fault   | REJECTED  |       |          | sold-out
            REJECTED  | REJECT         | fine    | REJECTED  |       |          | sold-out
            REJECTED  | REQUEST_REFUND | refused | REJECTED  |       |          | sold-out
            REJECTED  | REFUND         | fault   | REJECTED  |       |          | sold-out
            """)
    void everyEventInEveryState(
            State before, Event event, String outcome, State after, String price, String currency, String reason) {
        bring(before);

        assertThat(meet(event)).isEqualTo(outcome);

        assertThat(order.details()).isEqualTo(details(after, price, currency, reason));
        boolean somethingIsLeftToDo = after == State.PENDING || after == State.REFUNDING;
        assertThat(order.isDue(Instant.MAX)).isEqualTo(somethingIsLeftToDo);
    }

    @Test
    void attemptThatIsNotTheLastRejectsNothing() {
        var late = order.takenUp();
        var last = order.beginAttempt(NOW, DEADLINE);

        order.reject(new SoldOut(COURSE), late.attempt());
        assertThat(order.details().status()).isEqualTo(OrderStatus.PENDING);

        order.reject(new SoldOut(COURSE), last.attempt());
        assertThat(order.details().status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void numberOfAnAttemptIsNeverUsedAgain() {
        order.confirm(new BigDecimal("20.00"), "USD", "base price");
        order.requestRefund(REQUESTED, DEADLINE);

        assertThat(order.takenUp().attempt()).isEqualTo(2);
    }

    @Test
    void higherPriceIsKeptWithTheRejection() {
        order.reject(new PriceChanged(COURSE, MAX_PRICE, new BigDecimal("30"), "EUR"), 1);

        assertThat(order.details().offeredPrice()).isEqualTo("30.00");
        assertThat(order.details().currency()).isEqualTo("EUR");
        assertThat(order.details().priceAtPurchase()).isNull();
    }

    static List<Refusal> whatEndsAnOrder() {
        return List.of(
                new CourseNotOpen(COURSE),
                new SoldOut(COURSE),
                new UnknownCourse(COURSE),
                new VoucherInvalid(COURSE),
                new VoucherExhausted(COURSE),
                new PriceChanged(COURSE, MAX_PRICE, new BigDecimal("30.00"), "EUR"),
                new SeatLost(ID),
                new OrderExpired(ID),
                new OrderCancelled(ID));
    }

    @ParameterizedTest
    @MethodSource("whatEndsAnOrder")
    void whatEndsAnOrderIsKeptAndToldAgainInTheSameWords(Refusal refusal) {
        order.keepUnder(UUID.randomUUID(), NOW.plusSeconds(60));

        order.reject(refusal, 1);

        assertThat(order.purchaseKey()).isNotNull();
        assertThatExceptionOfType(refusal.getClass())
                .isThrownBy(() -> order.details().asPurchased())
                .withMessage(refusal.getMessage())
                .satisfies(again -> assertThat(again.data()).isEqualTo(refusal.data()));
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 1200.0000, 1200, 1200",
        "USD, 1200.0000, 1200, 1200.00",
        "USD, 12E+2, 1200, 1200.00",
        "KWD, 1.25, 1.25, 1.250",
        "CLF, 0.00010, 0.0001, 0.0001"
    })
    void moneyHasTheDecimalsOfTheCurrencyOnceThatIsKnown(
            String currency, BigDecimal given, BigDecimal before, BigDecimal after) {
        var bought = Order.place(ID, new Purchase(COURSE, "grace", "Grace", given, null), 0, NOW, DEADLINE);
        assertThat(bought.details().maxPrice()).isEqualTo(before);

        bought.confirm(given, currency, "base price");

        assertThat(bought.details().maxPrice()).isEqualTo(after);
        assertThat(bought.details().priceAtPurchase()).isEqualTo(after);
    }

    @Test
    void attemptsAreApartByTheirLengthTheGraceAndMoreEachTime() {
        var now = NOW;
        for (int secondsMore : new int[] {0, 1, 3, 7, 15, 30, 30, 30}) {
            var next = now.plus(DEADLINE).plus(Attempts.GRACE).plusSeconds(secondsMore);
            assertThat(order.isDue(next.minusNanos(1_000))).isFalse();
            assertThat(order.isDue(next)).isTrue();
            now = next;
            order.beginAttempt(now, DEADLINE);
        }
    }

    @Test
    void orderThatIsToBeCancelledIsNotConfirmed() {
        order.requestCancel(REQUESTED);

        order.confirm(new BigDecimal("20.00"), "USD", "base price");

        assertThat(order.details().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.details().awaitsCancellation()).isTrue();

        order.reject(new OrderCancelled(ID), order.takenUp().attempt());
        order.confirm(new BigDecimal("20.00"), "USD", "base price"); // by an attempt that is late

        assertThat(order.details().rejectedBecause()).isEqualTo("order-cancelled");
    }

    @Test
    void repeatedCancelChangesNothing() {
        order.requestCancel(REQUESTED);
        var before = order.details();

        order.requestCancel(REQUESTED.plusSeconds(1));
        assertThat(order.details()).isEqualTo(before);

        order.reject(new OrderCancelled(ID), order.takenUp().attempt());
        order.requestCancel(REQUESTED.plusSeconds(2));
        assertThat(order.details().status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void cancelMayBeRepeatedWhereTheOrderEndedForAnotherReason() {
        order.requestCancel(REQUESTED);
        order.reject(new SeatLost(ID), order.takenUp().attempt());

        order.requestCancel(REQUESTED.plusSeconds(1));

        assertThat(order.details().rejectedBecause()).isEqualTo("seat-lost");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void whatHasEndedIsNotCancelled(State state) {
        bring(state);
        var before = order.details();

        assertThatExceptionOfType(NotCancellable.class).isThrownBy(() -> order.requestCancel(REQUESTED));

        assertThat(order.details()).isEqualTo(before);
    }

    @Test
    void cancelledOrderWaitsForNoMoreThanTheAttemptThatIsUnderWay() {
        var now = NOW.plusSeconds(60);
        order.beginAttempt(now, DEADLINE);
        order.beginAttempt(now, DEADLINE);

        order.requestCancel(REQUESTED);
        order.requestCancel(REQUESTED);

        var end = now.plus(DEADLINE).plus(Attempts.GRACE);
        assertThat(order.isDue(end.minusNanos(1_000))).isFalse();
        assertThat(order.isDue(end)).isTrue();
    }

    @Test
    void attemptThatLiesTooFarAheadIsDueAsIfTheLastOneBeganNow() {
        var next = NOW.plus(DEADLINE).plus(Attempts.GRACE);
        var longBefore = NOW.minus(Duration.ofHours(10));

        order.bringAttemptNear(NOW, DEADLINE);
        assertThat(order.isDue(next)).isTrue();

        order.bringAttemptNear(longBefore, DEADLINE);
        var near = longBefore.plus(DEADLINE).plus(Attempts.GRACE);
        assertThat(order.isDue(near.minusNanos(1_000))).isFalse();
        assertThat(order.isDue(near)).isTrue();
    }

    @Test
    void keyOfWhatWasNotDecidedIsFree() {
        order.keepUnder(UUID.randomUUID(), NOW.plusSeconds(60));

        order.reject(new SeatsUnavailable(), 1);

        assertThat(order).hasFieldOrPropertyWithValue("purchaseKey", null);
        assertThat(order).hasFieldOrPropertyWithValue("keyExpiresAt", null);
    }

    private void bring(State state) {
        switch (state) {
            case PENDING -> {}
            case CONFIRMED -> order.confirm(new BigDecimal("20.00"), "USD", "base price");
            case REFUNDING -> {
                bring(State.CONFIRMED);
                order.requestRefund(REQUESTED, DEADLINE);
            }
            case REFUNDED -> {
                bring(State.REFUNDING);
                order.refund();
            }
            case REJECTED -> order.reject(new SoldOut(COURSE), 1);
        }
    }

    private String meet(Event event) {
        try {
            switch (event) {
                case CONFIRM -> order.confirm(new BigDecimal("10.00"), "EUR", "base price");
                case REJECT -> order.reject(new SeatLost(ID), order.takenUp().attempt());
                case REQUEST_REFUND -> order.requestRefund(REQUESTED, DEADLINE);
                case REFUND -> order.refund();
            }
            return "fine";
        } catch (NotRefundable e) {
            return "refused";
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(ID.toString());
            return "fault";
        }
    }

    private static OrderDetails details(State state, String price, String currency, String reason) {
        var status = state == State.REFUNDING ? OrderStatus.CONFIRMED : OrderStatus.valueOf(state.name());
        boolean wasRefundRequested = state == State.REFUNDING || state == State.REFUNDED;
        return new OrderDetails(
                ID,
                COURSE,
                "grace",
                "Grace",
                status,
                price == null ? null : new BigDecimal(price),
                currency,
                price == null ? null : "base price",
                ID,
                reason,
                null,
                currency == null ? new BigDecimal("25") : MAX_PRICE,
                VOUCHER,
                NOW,
                wasRefundRequested ? REQUESTED : null,
                null);
    }
}
