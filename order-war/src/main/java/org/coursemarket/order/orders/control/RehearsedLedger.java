package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Confirm;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.runtime.warmup.Rehearsal;

/**
 * Does all that the ledger does, by the same code, and takes it back. What a command is to change is opened before, in the same
 * transaction. Nobody's purchase comes here: it is another bean than the ledger.
 */
@ApplicationScoped
@Typed(RehearsedLedger.class)
@Transactional(TxType.NOT_SUPPORTED) // its transactions are those of the rehearsal
class RehearsedLedger extends OrderLedger {
    @Inject
    OrderLedger ledger;

    @Inject
    Rehearsal rehearsal;

    @Override
    public List<OrderOutcome> apply(List<OrderCommand> commands) {
        ledger.apply(List.of(new Confirm(UUID.randomUUID(), null))); // refused: a commit that changes nothing
        return rehearsal.of(() -> {
            var opened = commands.stream()
                    .filter(command -> !(command instanceof Open))
                    .map(command -> open(command.orderId()))
                    .toList();
            if (!opened.isEmpty()) {
                super.apply(opened);
                rehearsal.forget();
            }
            return super.apply(commands);
        });
    }

    private static OrderCommand open(UUID orderId) {
        var purchase = new Purchase(UUID.randomUUID(), orderId.toString(), "Warm-up", null, null);
        return new Open(orderId, purchase, null, 0);
    }
}
