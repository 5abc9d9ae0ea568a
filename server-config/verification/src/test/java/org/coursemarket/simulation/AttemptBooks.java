package org.coursemarket.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.control.OrderLedger;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.TakenUp;

/** Who is at work on an order, and until when: nobody else begins before that, whatever their clock shows. */
final class AttemptBooks {
    private record Begun(Node.Run run, Instant deadline) {
        boolean isOver() {
            return run.isOver() || !run.node().clockShows().isBefore(deadline);
        }
    }

    private final Duration length;
    private final Map<UUID, Begun> last = new HashMap<>();

    AttemptBooks(Duration length) {
        this.length = length;
    }

    /** An attempt has begun where the call says so. */
    @SuppressWarnings("unchecked") // the method of the ledger
    void check(Guard.Committed call) {
        if (call.method().getDeclaringClass() == OrderLedger.class) {
            opened((List<OrderCommand>) call.arguments().get(0), (List<OrderOutcome>) call.result(), call);
        } else if (call.result() instanceof Optional<?> optional && optional.orElse(null) instanceof TakenUp taken) {
            var before = last.put(taken.order().id(), begun(call));
            Promise.ONE_ATTEMPT_AT_A_TIME.require(
                    before == null || before.isOver(),
                    () -> taken + " begins, and the one before is not over: " + before.deadline);
        }
    }

    /** The first attempt at each order; one that is opened once more began before. */
    private void opened(List<OrderCommand> commands, List<OrderOutcome> outcomes, Guard.Committed call) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i) instanceof Open open && outcomes.get(i) instanceof Recorded) {
                last.putIfAbsent(open.orderId(), begun(call));
            }
        }
    }

    private Begun begun(Guard.Committed call) {
        return new Begun(call.run(), call.time().shown().plus(length));
    }
}
