package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.PurchaseKeyReused;
import org.coursemarket.order.seats.control.SeatAt20;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase that comes again under its key. */
class OrderPlacementKeyTest {
    private static final UUID COURSE = UUID.randomUUID();

    @RegisterExtension
    static final Quiet QUIET = new Quiet(OrderPlacement.class.getName());

    private final Steps steps = new Steps();
    private final OneOrder orders = steps.orders;
    private final SeatAt20 seats = steps.seats;
    private final UUID key = UUID.randomUUID();
    private final OrderPlacement placement = steps.placement();

    @Test
    void sameRequestUnderTheSameKeyGetsTheSameOrder() {
        var first = placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);
        steps.done.clear();

        assertThat(placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key))
                .isEqualTo(first);

        assertThat(steps.done).isEmpty();
    }

    @Test
    void sameRequestUnderTheSameKeyGetsTheSameRefusal() {
        var maxPrice = new BigDecimal("19.9");
        var purchase = new Purchase(COURSE, "grace", "Grace", maxPrice, null);
        seats.failing =
                Map.of("seat sell", new PriceChanged(COURSE, new BigDecimal("19.90"), new BigDecimal("20.00"), "EUR"));
        var first = catchThrowableOfType(PriceChanged.class, () -> placement.place(purchase, key));

        var second = catchThrowableOfType(PriceChanged.class, () -> placement.place(purchase, key));

        assertThat(second.data()).isEqualTo(first.data());
        assertThat(second).hasMessage(first.getMessage());
    }

    @Test
    void sameRequestWaitsForTheOneThatIsUnderWay() {
        seats.failing = Map.of("seat sell", new OutcomeUnknown(new IllegalStateException("no answer")));
        placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);
        steps.whenPausing = () -> orders.order.confirm(new BigDecimal("20.00"), "EUR", "base price");

        var second = placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);

        assertThat(second.status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void sameRequestWaitsNoLongerThanItsDeadline() {
        seats.failing = Map.of("seat sell", new OutcomeUnknown(new IllegalStateException("no answer")));
        var first = placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);
        var pauses = new AtomicInteger();
        steps.whenPausing = () -> {
            pauses.incrementAndGet();
            steps.clock.advance(Duration.ofSeconds(1));
        };

        assertThat(placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key))
                .isEqualTo(first);
        assertThat(pauses).hasValue((int) Steps.DEADLINE.toSeconds());
    }

    /** Of whom there may be 64 at once, one after another as many as there are. */
    @Test
    void whoeverHasWaitedMakesRoomForTheNext() {
        seats.failing = Map.of("seat sell", new OutcomeUnknown(new IllegalStateException("no answer")));
        var purchase = new Purchase(COURSE, "grace", "Grace", null, null);
        placement.place(purchase, key);
        var waited = new AtomicInteger();
        steps.whenPausing = () -> {
            waited.incrementAndGet();
            steps.clock.advance(Steps.DEADLINE);
        };

        for (int i = 0; i < 100; i++) {
            placement.place(purchase, key);
        }

        assertThat(waited).hasValue(100);
    }

    @Test
    void whatWasDecidedUnderAKeyIsToldHoweverBusyTheDeskIs() {
        var purchase = new Purchase(COURSE, "grace", "Grace", null, null);
        var first = placement.place(purchase, key);
        orders.isBusy = true;

        assertThat(placement.place(purchase, key)).isEqualTo(first);

        assertThatExceptionOfType(OrdersBusy.class).isThrownBy(() -> placement.place(purchase, UUID.randomUUID()));
    }

    @ParameterizedTest
    @CsvSource({"Grace, 20, ", "Ada, , ", "Grace, , SAVE10"})
    void keyStandsForOnePurchase(String student, BigDecimal maxPrice, String voucher) {
        placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);

        assertThatExceptionOfType(PurchaseKeyReused.class)
                .isThrownBy(() -> placement.place(new Purchase(COURSE, "grace", student, maxPrice, voucher), key));
    }

    /** The same request was here, and is rejected with nothing decided before it can be looked at, time and again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keyThatIsGivenBackInBetweenIsFree(int times) {
        orders.refusals = times;

        var order = placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void keyThatIsNeverFreeIsTriedAsLongAsTheAttemptLasts() {
        orders.refusals = Integer.MAX_VALUE;
        orders.whenRefusing = () -> steps.clock.advance(Duration.ofSeconds(1));

        assertThatExceptionOfType(OrdersBusy.class)
                .isThrownBy(() -> placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key));

        assertThat(steps.done).isEmpty();
    }

    @Test
    void studentWithALiveOrderIsToldOfIt() {
        var first = placement.place(new Purchase(COURSE, "grace", "Grace", null, null), key);
        steps.done.clear();

        var refusal = catchThrowableOfType(
                AlreadyPurchased.class,
                () -> placement.place(new Purchase(COURSE, "grace", "Grace", null, null), UUID.randomUUID()));

        assertThat(refusal.data()).containsEntry("orderId", first.id());
        assertThat(steps.done).isEmpty();
    }
}
