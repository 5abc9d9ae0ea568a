package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.testing.TestDatabase;
import org.coursemarket.testing.TestDatabase.Access;
import org.junit.jupiter.api.Test;

/** PostgreSQL counts the updates that have written no index. */
class HeapOnlyUpdateIT {
    private static final int BATCHES = 20;
    private static final int BATCH = 32;
    private static final int ORDERS = BATCHES * BATCH;

    private record Updates(long all, long heapOnly) {}

    @Test
    void confirmationsWriteNoIndex() {
        var access = TestDatabase.POSTGRESQL.create("orders");
        OrderLedgerNode.migrate(TestDatabase.POSTGRESQL, access, "latest");
        try (var database = OrderLedgerNode.entities(access);
                var ledger = new OrderLedgerNode(database)) {
            for (int i = 0; i < BATCHES; i++) {
                var opens = Stream.generate(HandDrivenOrders::open).limit(BATCH).toArray(Open[]::new);
                ledger.apply(opens);
                ledger.apply(Stream.of(opens).map(HeapOnlyUpdateIT::confirm).toArray(OrderCommand[]::new));
            }
        }

        // A backend reports what it has counted when it ends.
        var updates = await().atMost(Duration.ofSeconds(30)).until(() -> updates(access), now -> now.all >= ORDERS);
        assertThat(updates.all).isEqualTo(ORDERS);
        assertThat(updates.heapOnly).isGreaterThan(ORDERS * 9 / 10);
    }

    private static Updates updates(Access access) throws SQLException {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'purchase'")) {
            result.next();
            return new Updates(result.getLong(1), result.getLong(2));
        }
    }

    private static Confirm confirm(Open open) {
        var price = new BigDecimal("20.00");
        return new Confirm(
                open.orderId(),
                new Reservation(
                        open.orderId(),
                        open.purchase().courseId(),
                        price,
                        "EUR",
                        "base price",
                        null,
                        ReservationStatus.CONFIRMED,
                        Instant.EPOCH));
    }
}
