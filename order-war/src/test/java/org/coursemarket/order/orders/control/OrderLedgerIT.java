package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coursemarket.order.orders.control.HandDrivenOrders.open;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderCommand.Reject;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.OrderOutcome.Refused;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.runtime.persistence.Outage;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches on real databases, of one node or of two. */
@ParameterizedClass
@EnumSource
class OrderLedgerIT {
    private static final UUID COURSE = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();

    private final EntityManagerFactory database;
    private final OrderLedgerNode ledger;

    OrderLedgerIT(TestDatabase kind) {
        database = OrderLedgerNode.database(kind);
        ledger = new OrderLedgerNode(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void batchDecidesEachCommandForItself() {
        var bought = open();
        var soldOut = open();
        var left = open();
        ledger.apply(bought, soldOut, left);
        var fresh = open();
        var unknown = new Confirm(UUID.randomUUID(), reservation(UUID.randomUUID()));

        var outcomes = ledger.apply(confirm(bought), reject(soldOut), fresh, unknown);

        assertThat(outcomes.subList(0, 3))
                .extracting(outcome -> ((Recorded) outcome).order())
                .containsExactly(
                        ledger.order(bought.orderId()), ledger.order(soldOut.orderId()), ledger.order(fresh.orderId()))
                .extracting(order -> order.status())
                .containsExactly(OrderStatus.CONFIRMED, OrderStatus.REJECTED, OrderStatus.PENDING);
        assertRefused(UnknownOrder.class, outcomes.get(3));
        assertThat(ledger.order(left.orderId()).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void whatOthersHaveIsRefusedAndTheRestIsNot() {
        ledger.apply(open(of("grace", COURSE), KEY, 3));
        var sameCourse = open(of("grace", COURSE), null, 1);
        var sameKey = open(of("grace", UUID.randomUUID()), KEY, 1);
        var samePlace = open(of("grace", UUID.randomUUID()), null, 3);
        var another = open(of("ada", COURSE), KEY, 3);
        var free = open(of("grace", UUID.randomUUID()), UUID.randomUUID(), 1);

        var outcomes = ledger.apply(sameCourse, sameKey, samePlace, another, free);

        assertRefused(AlreadyPurchased.class, outcomes.get(0));
        assertRefused(AlreadyPurchased.class, outcomes.get(1));
        assertRefused(HoldPlaceTaken.class, outcomes.get(2));
        assertThat(outcomes.subList(3, 5)).allMatch(Recorded.class::isInstance);
        assertThat(ledger.count()).isEqualTo(3);
    }

    @Test
    void courseOfARejectedOrderMayBeBoughtAgain() {
        var first = open(of("grace", COURSE), null, 0);
        ledger.apply(first);
        ledger.apply(reject(first));

        assertThat(ledger.apply(open(of("grace", COURSE), null, 0))).allMatch(Recorded.class::isInstance);
    }

    @Test
    void commandsThatAreGivenAgainHaveNoSecondEffect() {
        var open = open(of("grace", COURSE), KEY, 0);

        assertThat(ledger.apply(open)).isEqualTo(ledger.apply(open));
        assertThat(ledger.apply(confirm(open))).isEqualTo(ledger.apply(confirm(open)));

        assertThat(ledger.count()).isEqualTo(1);
    }

    @Test
    void aWholeBatchGoesAtOnce() {
        var opens = Stream.generate(HandDrivenOrders::open)
                .limit(OrderDesk.BATCH_MAX)
                .toArray(Open[]::new);

        assertThat(ledger.apply(opens)).hasSize(OrderDesk.BATCH_MAX).allMatch(Recorded.class::isInstance);
        assertThat(ledger.apply(Stream.of(opens).map(OrderLedgerIT::confirm).toArray(OrderCommand[]::new)))
                .allMatch(outcome -> ((Recorded) outcome).order().status() == OrderStatus.CONFIRMED);
    }

    /** Another node is faster, after this one has looked. */
    @Test
    void commandThatLosesARaceAloneIsToldWhichOne() {
        assertThatExceptionOfType(AlreadyPurchased.class)
                .isThrownBy(() -> lose(open(of("a", COURSE), null, 0), open(of("a", COURSE), null, 1)));
        assertThatExceptionOfType(AlreadyPurchased.class)
                .isThrownBy(() -> lose(open(of("b", COURSE), KEY, 0), open(of("b", UUID.randomUUID()), KEY, 1)));
        assertThatExceptionOfType(HoldPlaceTaken.class)
                .isThrownBy(() -> lose(open(of("c", COURSE), null, 0), open(of("c", UUID.randomUUID()), null, 0)));
    }

    @Test
    void batchThatLosesARaceChangesNothingAndMayBeHalved() {
        var winner = open(of("grace", COURSE), null, 0);
        var loser = open(of("grace", COURSE), null, 1);
        var neighbour = open();

        assertThatThrownBy(() -> lose(winner, neighbour, loser))
                .isInstanceOf(PersistenceException.class)
                .matches(failure -> !Outage.isBehind(failure));

        assertThat(ledger.count()).isEqualTo(1);
        assertThat(ledger.apply(neighbour)).allMatch(Recorded.class::isInstance);
        assertRefused(AlreadyPurchased.class, ledger.apply(loser).get(0));
    }

    private void lose(Open winner, OrderCommand... batch) {
        try (var other = new OrderLedgerNode(database);
                var late = new OrderLedgerNode(database)) {
            late.afterTheLook = () -> other.apply(winner);
            late.apply(batch);
        }
    }

    private static Purchase of(String student, UUID course) {
        return new Purchase(course, student, student, null);
    }

    private static Confirm confirm(Open open) {
        return new Confirm(open.orderId(), reservation(open.orderId()));
    }

    private Reject reject(Open open) {
        return new Reject(
                TakenUp.first(((Recorded) ledger.apply(open).get(0)).order()),
                new SoldOut(open.purchase().courseId()));
    }

    private static Reservation reservation(UUID id) {
        return new Reservation(id, COURSE, new BigDecimal("20.00"), "EUR", ReservationStatus.CONFIRMED, Instant.EPOCH);
    }

    private static void assertRefused(Class<? extends RuntimeException> refusal, OrderOutcome outcome) {
        assertThat(outcome).matches(refused -> refused instanceof Refused why && refusal.isInstance(why.reason()));
    }
}
