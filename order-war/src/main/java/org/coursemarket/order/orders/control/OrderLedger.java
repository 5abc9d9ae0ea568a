package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.coursemarket.order.orders.control.Claim.OfId;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.runtime.persistence.Conflict;

/**
 * Writes the orders of many purchases: a batch of commands is one transaction. What keeps orders apart among several nodes are the row
 * locks and the unique constraints; that is looked at before, so that what is taken fails no batch, but for a race with another node.
 */
@ApplicationScoped
@Transactional
public class OrderLedger {
    @Inject
    OrderStore orders;

    @Inject
    ClaimStore claims;

    @Inject
    OrderRowStore rows;

    @Inject
    OrderSettings settings;

    @Inject
    Clock clock;

    /**
     * Applies the commands in their order. When this returns they are committed; when it throws, none of them was applied, or
     * the commit itself went wrong and it is not known, and the same commands may be given again.
     *
     * @return what became of each command, in the same order
     * @throws AlreadyPurchased if a command that came alone lost such a race for its course or key
     * @throws HoldPlaceTaken likewise, for its place
     */
    public List<OrderOutcome> apply(List<OrderCommand> commands) {
        var taken = claims.taken(opens(commands));
        // First the locks, then the time: a first attempt is written down as if it began later than it did.
        // So the next one comes after its end.
        var known = orders.lock(recorded(commands, taken));
        var batch = new OrderBatch(known, taken, settings, clock.instant());
        var outcomes = commands.stream().map(batch::decide).toList();
        try {
            rows.write(batch.opened(), known);
        } catch (PersistenceException e) {
            throw commands.size() == 1 && commands.get(0) instanceof Open open ? lostRace(open, e) : e;
        }
        return outcomes;
    }

    /** The orders that are there already, before the batch. */
    private static Set<UUID> recorded(List<OrderCommand> commands, Set<Claim> taken) {
        return commands.stream()
                .filter(command -> !(command instanceof Open open) || taken.contains(OfId.of(open)))
                .map(OrderCommand::orderId)
                .collect(Collectors.toSet());
    }

    private static List<Open> opens(List<OrderCommand> commands) {
        return commands.stream()
                .filter(Open.class::isInstance)
                .map(Open.class::cast)
                .toList();
    }

    private static RuntimeException lostRace(Open open, PersistenceException failure) {
        if (Conflict.with("purchase_once", failure) || Conflict.with("purchase_key_once", failure)) {
            return new AlreadyPurchased(
                    open.purchase().courseId(), open.purchase().studentName(), null);
        }
        return Conflict.with("purchase_hold_place_once", failure) ? new HoldPlaceTaken() : failure;
    }
}
