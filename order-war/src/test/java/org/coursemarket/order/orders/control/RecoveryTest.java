package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecoveryTest {
    private static final UUID COURSE = UUID.randomUUID();
    private static final Duration UNTIL_DUE = Duration.ofSeconds(10);

    @RegisterExtension
    static final Quiet RECOVERY = new Quiet(Recovery.class.getName());

    @RegisterExtension
    static final Quiet PLACEMENT = new Quiet(OrderPlacement.class.getName());

    private final Steps steps = new Steps();
    private final Recovery recovery = steps.recovery();

    @BeforeEach
    void crashAfterTheOrderIsRecorded() {
        steps.orders.desk.open(
                new Open(UUID.randomUUID(), new Purchase(COURSE, "grace", "Grace", null, "SAVE10"), null, 0));
        steps.done.clear();
    }

    @Test
    void orderIsLeftAloneUntilTheAttemptBeforeIsCertainlyOver() {
        steps.clock.advance(UNTIL_DUE.minusNanos(1_000));

        recovery.start();

        assertThat(steps.done).isEmpty();
    }

    @Test
    void orderWithoutASeatIsBegunAnew() {
        steps.clock.advance(UNTIL_DUE);

        recovery.start();

        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(steps.done).containsExactly("order begin attempt", "seat sell", "order confirm");
    }

    @Test
    void orderThatGetsNoSeatIsRejected() {
        steps.seats.failing = Map.of("seat sell", new SoldOut(COURSE));
        steps.clock.advance(UNTIL_DUE);

        recovery.start();

        assertThat(order().rejectedBecause()).isEqualTo("sold-out");
    }

    @Test
    void orderThatCannotBeSettledIsTakenUpAgainLater() {
        steps.seats.failing = Map.of("seat sell", new OutcomeUnknown(new IllegalStateException("no answer")));
        steps.clock.advance(UNTIL_DUE);
        recovery.start();
        assertThat(order().status()).isEqualTo(OrderStatus.PENDING);
        steps.seats.failing = Map.of();

        steps.clock.advance(UNTIL_DUE);
        recovery.start();
        assertThat(order().status()).isEqualTo(OrderStatus.PENDING);

        steps.clock.advance(Duration.ofSeconds(1));
        recovery.start();
        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void refundThatWasRequestedIsDone() {
        steps.clock.advance(UNTIL_DUE);
        recovery.start();
        steps.orders.requestRefund(order().id(), Steps.STUDENT);
        steps.done.clear();
        steps.clock.advance(UNTIL_DUE.plusSeconds(3)); // the third attempt

        recovery.start();

        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(steps.done).containsExactly("order begin attempt", "seat cancel", "order refund");
    }

    @Test
    void attemptThatWakesBeforeTheSaleRejectsNothing() {
        purchaseThatSleepsIn(hook -> steps.seats.beforeSale = hook);
    }

    @Test
    void attemptThatWakesWithTheSeatRejectsNothing() {
        purchaseThatSleepsIn(hook -> steps.seats.afterSale = hook);
    }

    @Test
    void refusalThatComesLateRejectsNothing() {
        steps.seats.failing = Map.of("seat sell", new SoldOut(COURSE));
        steps.orders.beforeReject = () -> { // a seat has become free
            steps.seats.failing = Map.of();
            steps.clock.advance(UNTIL_DUE);
            recovery.start();
        };
        steps.orders.order = null;

        var answer = steps.placement().place(new Purchase(COURSE, "grace", "Grace", null, null), null);

        assertThat(answer.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void rejectionThatComesAfterTheSaleDoesNotCount() {
        var late = steps.orders.order.takenUp();
        steps.seats.afterSale = () -> steps.orders.desk.reject(late, new SoldOut(COURSE));
        steps.clock.advance(UNTIL_DUE);

        recovery.start();

        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(steps.done).contains("order reject");
    }

    @Test
    void seatIsSoldAsItWasAskedFor() {
        steps.clock.advance(UNTIL_DUE);

        recovery.start();

        assertThat(steps.seats.sales).containsExactly(new Sale(COURSE, order().id(), "grace", null, "SAVE10"));
    }

    @Test
    void ordersAreTakenUpUntilNoneIsDueOrAHundredWere() {
        var pending = steps.orders.order.takenUp();

        assertThat(takenUpInOneRun(pending, 3)).isEqualTo(3);
        assertThat(takenUpInOneRun(pending, 101)).isEqualTo(100);
    }

    /** The same one, as if it were so many. */
    private int takenUpInOneRun(TakenUp pending, int due) {
        var left = new AtomicInteger(due);
        recovery.orders = new OneOrder(steps.done, steps.clock) {
            @Override
            public Optional<TakenUp> takeUpNext() {
                return left.getAndDecrement() > 0 ? Optional.of(pending) : Optional.empty();
            }
        };
        steps.clock.advance(UNTIL_DUE);
        steps.done.clear();

        recovery.start();

        assertThat(recovery.sinceMove()).isZero();
        return Collections.frequency(steps.done, "seat sell");
    }

    /** It sleeps so long that recovery is there first, and sells the seat. */
    private void purchaseThatSleepsIn(Consumer<Runnable> place) {
        steps.orders.order = null;
        place.accept(() -> {
            steps.clock.advance(UNTIL_DUE);
            recovery.start();
        });

        var answer = steps.placement().place(new Purchase(COURSE, "grace", "Grace", null, null), null);

        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(steps.seats.reservation.status()).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(answer.status()).isIn(OrderStatus.PENDING, OrderStatus.CONFIRMED);
    }

    @Test
    void databaseThatIsAwayDoesNotStopTheTimer() {
        steps.orders.order = null; // makes the stand-in throw

        assertThatNoException().isThrownBy(recovery::start);
    }

    private OrderDetails order() {
        return steps.orders.order.details();
    }
}
