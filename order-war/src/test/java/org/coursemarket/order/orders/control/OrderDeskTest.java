package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.coursemarket.order.orders.control.HandDrivenOrders.open;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.OrderOutcome.Refused;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.UnknownOrder;
import org.coursemarket.order.seats.entity.SoldOut;
import org.junit.jupiter.api.Test;

class OrderDeskTest {
    private static final UUID COURSE = UUID.randomUUID();
    private static final Purchase PURCHASE = new Purchase(COURSE, "grace", "Grace", null, null);
    private static final Purchase ANOTHER = new Purchase(UUID.randomUUID(), "grace", "Grace", null, null);
    private static final UUID KEY = UUID.randomUUID();

    private final HandDrivenOrders orders = new HandDrivenOrders();

    @Test
    void nobodyIsAnsweredBeforeTheCommit() {
        var doneBeforeTheCommit = new ArrayList<Boolean>();
        var commands = opens(3);
        var replies = orders.submit(commands);
        orders.beforeCommit = batch -> replies.forEach(reply -> doneBeforeTheCommit.add(reply.isDone()));

        orders.runAll();

        assertThat(doneBeforeTheCommit).containsExactly(false, false, false);
        for (int i = 0; i < commands.size(); i++) {
            assertOpened(commands.get(i), replies.get(i));
        }
    }

    @Test
    void batchGathersThoseWhoAreUnderWay() {
        orders.whileGathering = () -> orders.submit(opens(1));

        whileUnderWay(4, () -> {
            orders.submit(opens(1));
            orders.runAll();
        });

        assertThat(orders.batches).extracting(List::size).containsExactly(2);
    }

    private void whileUnderWay(int buyers, Runnable action) {
        orders.capacity.during(() -> {
            if (buyers > 1) {
                whileUnderWay(buyers - 1, action);
            } else {
                action.run();
            }
            return null;
        });
    }

    @Test
    void ofTwoOrdersOfOneCourseTheFirstIsTaken() {
        assertSecondIsRefused(open(PURCHASE, null, 0), open(PURCHASE, null, 1), AlreadyPurchased.class);
    }

    @Test
    void ofTwoOrdersUnderOneKeyTheFirstIsTaken() {
        assertSecondIsRefused(open(PURCHASE, KEY, 0), open(ANOTHER, KEY, 1), AlreadyPurchased.class);
    }

    @Test
    void ofTwoOrdersAtOnePlaceTheFirstIsTaken() {
        assertSecondIsRefused(open(PURCHASE, null, 0), open(ANOTHER, null, 0), HoldPlaceTaken.class);
    }

    @Test
    void ordersWithoutAKeyOrOfOtherStudentsAreNotInEachOthersWay() {
        var commands = List.of(
                open(PURCHASE, null, 0),
                open(ANOTHER, null, 1),
                open(new Purchase(COURSE, "ada", "Ada", null, null), KEY, 0),
                open(new Purchase(COURSE, "bob", "Bob", null, null), KEY, 0));

        var replies = orders.submit(commands);
        orders.runAll();

        assertThat(orders.batches).hasSize(1);
        for (int i = 0; i < commands.size(); i++) {
            assertOpened(commands.get(i), replies.get(i));
        }
    }

    @Test
    void orderThatIsNotThereIsUnknownToWhoeverConfirmsIt() {
        var missing = orders.desk.submit(new Confirm(UUID.randomUUID(), null));
        var opened = open();
        var reply = orders.desk.submit(opened);

        orders.runAll();

        assertRefused(UnknownOrder.class, missing);
        assertOpened(opened, reply);
    }

    @Test
    void errorReachesWhoeverWaits() {
        orders.beforeCommit = batch -> {
            throw new LinkageError("broken");
        };
        orders.desk.executor = Runnable::run;
        orders.desk.prepare();

        assertThatThrownBy(() -> orders.desk.open(open())).hasRootCauseInstanceOf(LinkageError.class);
    }

    @Test
    void whoeverWaitsIsThrownWhatTheDatabaseThrew() {
        var outage = new PersistenceException(new SQLException("connection lost", "08006"));
        orders.beforeCommit = batch -> {
            throw outage;
        };
        orders.desk.executor = Runnable::run;
        orders.desk.prepare();

        assertThatThrownBy(() -> orders.desk.open(open())).isSameAs(outage);
    }

    @Test
    void whoeverWaitsIsThrownTheirOwnRefusal() {
        orders.desk.executor = Runnable::run;
        orders.desk.prepare();
        var taken = orders.desk.open(open());

        assertThatExceptionOfType(UnknownOrder.class).isThrownBy(() -> orders.desk.confirm(taken, null));
    }

    /** Its commit went through, but that was known so late that recovery had begun. */
    @Test
    void whoeverOpensAnOrderHasTheFirstAttemptWhateverBeganSince() {
        var wanted = open();
        var deadline = HandDrivenOrders.SETTINGS.deadline();
        var order = Order.place(wanted.orderId(), wanted.purchase(), 0, orders.clock.instant(), deadline);
        order.beginAttempt(orders.clock.instant().plusSeconds(11), deadline);
        orders.desk.ledger = new OrderLedger() {
            @Override
            public List<OrderOutcome> apply(List<OrderCommand> commands) {
                return List.of(new Recorded(order.details()));
            }
        };
        orders.desk.executor = Runnable::run;
        orders.desk.prepare();

        var taken = orders.desk.open(wanted);
        order.reject(new SoldOut(COURSE), taken.attempt());

        assertThat(order.details().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void moreThanMayWaitAreTurnedAwayAndNotMoreGoTogetherThanMay() {
        orders.submit(opens(OrderDesk.QUEUE_CAPACITY));
        assertBusy(orders.desk.submit(open()));
        orders.stopwatch.advance(HandDrivenOrders.SETTINGS.deadline());

        orders.runAll();

        assertThat(orders.batches).first().asInstanceOf(LIST).hasSize(OrderDesk.BATCH_MAX);
        assertThat(orders.batches).flatMap(batch -> batch).hasSize(OrderDesk.QUEUE_CAPACITY);
    }

    @Test
    void commandThatWaitedLongerThanAPurchaseMayIsNotApplied() {
        var late = orders.desk.submit(open());
        orders.stopwatch.advance(HandDrivenOrders.SETTINGS.deadline().plus(Duration.ofMillis(1)));

        orders.runAll();

        assertBusy(late);
        assertThat(orders.batches).isEmpty();
    }

    @Test
    void whoeverFindsNoThreadIsThrownThatTheOrdersAreBusy() {
        orders.desk.executor = task -> {
            throw new RejectedExecutionException("stopping");
        };
        orders.desk.prepare();

        assertThatExceptionOfType(OrdersBusy.class).isThrownBy(() -> orders.desk.open(open()));
    }

    @Test
    void deskHasNotMovedSinceItsDrainHangs() {
        orders.submit(opens(1));
        orders.stopwatch.advance(Duration.ofMinutes(1));

        assertThat(orders.desk.stuckFor()).isEqualTo(Duration.ofMinutes(1));
    }

    private void assertSecondIsRefused(Open first, Open second, Class<? extends RuntimeException> refusal) {
        var third = open();
        var replies = orders.submit(List.of(first, second, third));
        orders.runAll();

        assertThat(orders.batches).hasSize(1);
        assertOpened(first, replies.get(0));
        assertRefused(refusal, replies.get(1));
        assertOpened(third, replies.get(2));
    }

    private static List<Open> opens(int howMany) {
        return Stream.generate(HandDrivenOrders::open).limit(howMany).toList();
    }

    private static void assertOpened(Open command, CompletableFuture<OrderOutcome> reply) {
        assertThat(reply)
                .isCompletedWithValueMatching(outcome -> outcome instanceof Recorded recorded
                        && recorded.order().status() == OrderStatus.PENDING
                        && recorded.order().id().equals(command.orderId())
                        && recorded.order().isOf(command.purchase()));
    }

    private static void assertRefused(
            Class<? extends RuntimeException> refusal, CompletableFuture<OrderOutcome> reply) {
        assertThat(reply)
                .isCompletedWithValueMatching(
                        outcome -> outcome instanceof Refused refused && refusal.isInstance(refused.reason()));
    }

    private static void assertBusy(CompletableFuture<OrderOutcome> reply) {
        assertThat(reply.handle((outcome, thrown) -> thrown))
                .isCompletedWithValueMatching(OrdersBusy.class::isInstance);
    }
}
