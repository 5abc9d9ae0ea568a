package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coursemarket.order.orders.control.HandDrivenOrders.open;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderCommand.Reject;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.OrderOutcome.Refused;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.runtime.persistence.DatabaseFailure;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches on real databases, of one node or of two. */
@ParameterizedClass
@EnumSource
class OrderLedgerIT {
    private static final UUID COURSE = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();

    private final EntityManagerFactory database;
    private final OrderLedgerNode ledger;
    private int looks;

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
    void attemptOfAClockThatWasFarAheadIsNotWaitedFor() {
        var order = open();
        ledger.apply(order);
        var setBack = Instant.now().minus(Duration.ofHours(10));

        assertThat(ledger.takeUpNextAt(setBack)).isEmpty();

        var attempt = HandDrivenOrders.SETTINGS.deadline();
        assertThat(ledger.takeUpNextAt(setBack.plus(attempt))).isEmpty();
        assertThat(ledger.takeUpNextAt(setBack.plus(attempt.multipliedBy(3))))
                .map(taken -> taken.order().id())
                .contains(order.orderId());
    }

    @Test
    void whatIsOnItsWayIsFoundUntilItsEnd() {
        var bought = open();
        var left = open();
        var soldOut = open();
        ledger.apply(bought, left, soldOut);
        ledger.apply(confirm(bought), reject(soldOut));
        assertThat(onTheirWay()).containsExactly(left.orderId());

        ledger.apply(confirm(left));
        assertThat(onTheirWay()).isEmpty();

        ledger.inStore(store -> store.requestRefund(left.orderId(), new Caller("admin", true)));
        assertThat(onTheirWay()).containsExactly(left.orderId());

        ledger.inStore(store -> store.refund(left.orderId()));
        assertThat(onTheirWay()).isEmpty();
    }

    @Test
    void theOldestThatIsPendingIsFound() {
        var refunded = open();
        ledger.apply(refunded);
        ledger.apply(confirm(refunded));
        ledger.inStore(store -> store.requestRefund(refunded.orderId(), new Caller("admin", true)));
        assertThat(ledger.oldestPending()).isEmpty();

        var first = open();
        ledger.apply(first);
        ledger.execute("update purchase set created_at = created_at - interval '1' minute where id = '%s'"
                .formatted(first.orderId()));
        ledger.apply(open());
        assertThat(ledger.oldestPending()).contains(first.orderId());
    }

    @Test
    void rowThatIsLeftOfAnEndedOrderGoesAndIsInNobodysWay() {
        var ended = Stream.generate(HandDrivenOrders::open).limit(201).toArray(Open[]::new);
        ledger.apply(ended);
        ledger.apply(Stream.of(ended).map(OrderLedgerIT::confirm).toArray(OrderCommand[]::new));
        ledger.execute("insert into purchase_on_its_way select id, created_at, student_id, null from purchase");
        var due = open();
        ledger.apply(due);
        var tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(ledger.takeUpNextAt(tomorrow)).isEmpty(); // 200 of them came first
        assertThat(ledger.takeUpNextAt(tomorrow).orElseThrow().order().id()).isEqualTo(due.orderId());
        assertThat(onTheirWay()).containsExactly(due.orderId());
    }

    @Test
    void whatAnotherNodeTakesUpIsLeftToIt() {
        var first = open();
        var second = open();
        ledger.apply(first);
        ledger.apply(second);
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        var takenUp = new ArrayList<TakenUp>();
        try (var other = new OrderLedgerNode(database)) {
            ledger.beforeTheCommit = () -> other.takeUpNextAt(tomorrow).ifPresent(takenUp::add);
            ledger.takeUpNextAt(tomorrow).ifPresent(takenUp::add);
        }

        assertThat(takenUp)
                .extracting(taken -> taken.order().id())
                .containsExactlyInAnyOrder(first.orderId(), second.orderId());
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
    void keyStandsForItsPurchaseUntilItsTimeIsOver() {
        var lifetime = HandDrivenOrders.SETTINGS.keyLifetime();
        ledger.apply(open(of("grace", COURSE), KEY, 0));
        var another = open(of("grace", UUID.randomUUID()), KEY, 1);

        assertThat(ledger.forgetKeys(lifetime.minusMinutes(1))).isZero();
        assertRefused(AlreadyPurchased.class, ledger.apply(another).get(0));
        assertThat(ledger.forgetKeys(lifetime.plusMinutes(1))).isOne();
        assertThat(ledger.apply(another)).allMatch(Recorded.class::isInstance);
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

    @ParameterizedTest
    @CsvSource({"JPY, 100000000000", "USD, 99999999999.99", "KWD, 1.250", "CLF, 99999999999.9999"})
    void moneyIsReadAsItWasWrittenInAnyCurrency(String currency, BigDecimal price) {
        var bought = open(new Purchase(COURSE, "grace", "Grace", price, null), null, 0);
        assertRecorded(ledger.apply(bought).get(0), bought.orderId());
        var sold = new Reservation(
                bought.orderId(),
                COURSE,
                price,
                currency,
                "base price",
                null,
                ReservationStatus.CONFIRMED,
                Instant.EPOCH);

        var confirmed =
                assertRecorded(ledger.apply(new Confirm(bought.orderId(), sold)).get(0), bought.orderId());

        assertThat(confirmed.priceAtPurchase()).isEqualTo(price);
        assertThat(confirmed.maxPrice()).isEqualTo(price);

        var tooDear = open(new Purchase(COURSE, "ada", "Ada", BigDecimal.ONE, null), null, 0);
        var taken = TakenUp.first(((Recorded) ledger.apply(tooDear).get(0)).order());
        var reason = new PriceChanged(COURSE, BigDecimal.ONE, price, currency);

        var rejected = assertRecorded(ledger.apply(new Reject(taken, reason)).get(0), tooDear.orderId());

        assertThat(rejected.offeredPrice()).isEqualTo(price);
    }

    @Test
    void orderIsReadWithTheVoucherThatItWasPlacedWith() {
        var bought = open(new Purchase(COURSE, "grace", "Grace", null, "SAVE-10_" + "X".repeat(32)), null, 0);

        assertThat(assertRecorded(ledger.apply(bought).get(0), bought.orderId()).voucher())
                .isEqualTo(bought.purchase().voucher());
        assertThat(assertRecorded(ledger.apply(confirm(bought)).get(0), bought.orderId())
                        .voucher())
                .isEqualTo(bought.purchase().voucher());
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
                .matches(failure -> DatabaseFailure.behind(failure) == DatabaseFailure.DEFECT);

        assertThat(ledger.count()).isEqualTo(1);
        assertThat(ledger.apply(neighbour)).allMatch(Recorded.class::isInstance);
        assertRefused(AlreadyPurchased.class, ledger.apply(loser).get(0));
    }

    /** The orders that are taken up, one after another, when all are due; each look is later than the one before. */
    private List<UUID> onTheirWay() {
        var then = Instant.now().plus(Duration.ofDays(10L * ++looks));
        return Stream.generate(() -> ledger.takeUpNextAt(then))
                .takeWhile(Optional::isPresent)
                .map(taken -> taken.get().order().id())
                .toList();
    }

    private void lose(Open winner, OrderCommand... batch) {
        try (var other = new OrderLedgerNode(database);
                var late = new OrderLedgerNode(database)) {
            late.afterTheLook = () -> other.apply(winner);
            late.apply(batch);
        }
    }

    private static Purchase of(String student, UUID course) {
        return new Purchase(course, student, student, null, null);
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
        return new Reservation(
                id,
                COURSE,
                new BigDecimal("20.00"),
                "EUR",
                "base price",
                null,
                ReservationStatus.CONFIRMED,
                Instant.EPOCH);
    }

    /** The order, which was answered as it is found afterwards. */
    private OrderDetails assertRecorded(OrderOutcome outcome, UUID id) {
        var answered = ((Recorded) outcome).order();
        assertThat(ledger.order(id)).isEqualTo(answered);
        return answered;
    }

    private static void assertRefused(Class<? extends RuntimeException> refusal, OrderOutcome outcome) {
        assertThat(outcome).matches(refused -> refused instanceof Refused why && refusal.isInstance(why.reason()));
    }
}
