package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coursemarket.order.orders.control.HandDrivenOrders.open;

import java.util.ArrayList;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.runtime.persistence.DatabaseFailure;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** A node that freezes in the midst of a transaction, as a machine that sleeps, keeps nobody at another one from buying. */
class FrozenNodeIT {
    private static final Purchase PURCHASE = new Purchase(UUID.randomUUID(), "grace", "Grace", null, null);
    private static final UUID KEY = UUID.randomUUID();

    @Test
    void requestThatIsSentAgainToAnotherNodeAndItsWholeBatchComeThrough() {
        try (var database = OrderLedgerNode.database(TestDatabase.POSTGRESQL);
                var frozen = new OrderLedgerNode(database);
                var other = new OrderLedgerNode(database)) {
            var again = open(PURCHASE, KEY, 0);
            var outcomes = new ArrayList<OrderOutcome>();
            frozen.beforeTheCommit = () -> outcomes.addAll(other.apply(open(), again, open()));

            assertThatThrownBy(() -> frozen.apply(open(PURCHASE, KEY, 0)))
                    .matches(failure -> DatabaseFailure.behind(failure) == DatabaseFailure.UNAVAILABLE);

            assertThat(outcomes).hasSize(3).allMatch(Recorded.class::isInstance);
            assertThat(other.order(again.orderId()).isOf(PURCHASE)).isTrue();
            assertThat(other.count()).isEqualTo(3);
        }
    }
}
