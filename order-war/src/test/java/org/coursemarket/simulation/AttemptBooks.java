package org.coursemarket.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    void check(Guard.Committed call) {
        var result = call.result() instanceof Optional<?> optional ? optional.orElse(null) : call.result();
        if (result instanceof TakenUp taken) {
            var next = new Begun(call.run(), call.time().shown().plus(length));
            var before = last.put(taken.order().id(), next);
            Promise.ONE_ATTEMPT_AT_A_TIME.require(
                    before == null || before.isOver(),
                    () -> taken + " begins, and the one before is not over: " + before.deadline);
        }
    }
}
