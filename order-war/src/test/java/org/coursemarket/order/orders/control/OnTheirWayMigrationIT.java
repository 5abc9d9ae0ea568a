package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.OrderOutcome.Refused;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.testing.TestDatabase;
import org.coursemarket.testing.TestDatabase.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders from before those on their way had a table of their own. */
class OnTheirWayMigrationIT {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final UUID course = UUID.randomUUID();
    private final UUID pending = UUID.randomUUID();
    private final UUID refunding = UUID.randomUUID();
    private final UUID bought = UUID.randomUUID();
    private final UUID rejected = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void oldOrdersGoOnAsTheyWere(TestDatabase kind) throws SQLException {
        var access = kind.create("orders");
        OrderLedgerNode.migrate(kind, access, "5");
        fill(access);
        OrderLedgerNode.migrate(kind, access, "latest");

        try (var database = OrderLedgerNode.entities(access);
                var ledger = new OrderLedgerNode(database)) {
            var elsewhere = new Purchase(UUID.randomUUID(), "pending", "Ada", null, null);
            var samePlace = HandDrivenOrders.open(elsewhere, null, 3);
            assertThat(ledger.apply(samePlace))
                    .allMatch(outcome ->
                            outcome instanceof Refused refused && refused.reason() instanceof HoldPlaceTaken);

            var takenUp = new ArrayList<UUID>();
            for (var next = ledger.takeUpNextAt(NOW); next.isPresent(); next = ledger.takeUpNextAt(NOW)) {
                takenUp.add(next.get().order().id());
            }
            assertThat(takenUp).containsExactly(refunding, pending);
            assertThat(ledger.order(bought).priceAtPurchase()).isEqualTo("1.90");

            assertThat(ledger.apply(new Confirm(pending, seat())))
                    .extracting(outcome -> ((Recorded) outcome).order().status())
                    .containsExactly(OrderStatus.CONFIRMED);
            assertThat(ledger.apply(samePlace)).allMatch(Recorded.class::isInstance);
        }
    }

    private Reservation seat() {
        return new Reservation(
                pending, course, new BigDecimal("1.00"), "USD", "base price", null, ReservationStatus.CONFIRMED, NOW);
    }

    private void fill(Access access) throws SQLException {
        String time = "timestamp with time zone '" + NOW + "'";
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into purchase (id, course_id, student_name, student_id, live_student, hold_place, status,
                            rejected_because, price_at_purchase, currency, created_at, refund_requested_at, attempts, next_attempt_at)
                        values ('%1$s', '%5$s', 'Ada', 'pending', 'pending', 3, 'PENDING',
                                null, null, null, %6$s, null, 2, %6$s),
                            ('%2$s', '%5$s', 'Ada', 'refunding', 'refunding', null, 'CONFIRMED',
                                null, 1, 'USD', %6$s, %6$s, 2, %6$s - interval '1' second),
                            ('%3$s', '%5$s', 'Ada', 'bought', 'bought', null, 'CONFIRMED',
                                null, 1.9, 'USD', %6$s, null, 1, null),
                            ('%4$s', '%5$s', 'Ada', 'rejected', null, null, 'REJECTED',
                                'sold-out', null, null, %6$s, null, 1, null)
                    """.formatted(pending, refunding, bought, rejected, course, time));
        }
    }
}
