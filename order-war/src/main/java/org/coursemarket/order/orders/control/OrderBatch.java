package org.coursemarket.order.orders.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.order.orders.control.Claim.OfCourse;
import org.coursemarket.order.orders.control.Claim.OfHoldPlace;
import org.coursemarket.order.orders.control.Claim.OfKey;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderCommand;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderCommand.Settlement;
import org.coursemarket.order.orders.entity.OrderOutcome;
import org.coursemarket.order.orders.entity.OrderOutcome.Recorded;
import org.coursemarket.order.orders.entity.OrderOutcome.Refused;
import org.coursemarket.order.orders.entity.UnknownOrder;

/**
 * What one batch knows while it is decided: the orders that it has locked or opened, and what is taken. What an order of the batch
 * gives up stays taken until the batch is committed. Belongs to one thread.
 */
final class OrderBatch {
    private final Map<UUID, Order> orders = new HashMap<>();
    private final List<Order> opened = new ArrayList<>();
    private final Set<Claim> taken;
    private final OrderSettings settings;
    private final Instant now;

    OrderBatch(Collection<Order> known, Collection<Claim> taken, OrderSettings settings, Instant now) {
        known.forEach(order -> orders.put(order.id(), order));
        this.taken = new HashSet<>(taken);
        this.settings = settings;
        this.now = now;
    }

    OrderOutcome decide(OrderCommand command) {
        var order = orders.get(command.orderId());
        if (command instanceof Open open) {
            // One that is there already is of a commit before, of which nobody knew whether it went through.
            return order == null ? open(open) : new Recorded(order.details());
        }
        if (order == null) {
            return new Refused(new UnknownOrder(command.orderId()));
        }
        ((Settlement) command).apply(order);
        return new Recorded(order.details());
    }

    /** What is to be recorded anew. */
    List<Order> opened() {
        return opened;
    }

    private OrderOutcome open(Open command) {
        var purchase = command.purchase();
        if (taken.contains(OfCourse.of(command)) || taken.contains(OfKey.of(command))) {
            return new Refused(new AlreadyPurchased(purchase.courseId(), purchase.studentName(), null));
        }
        if (taken.contains(OfHoldPlace.of(command))) {
            return new Refused(new HoldPlaceTaken());
        }
        taken.addAll(Claim.of(command));
        var order = Order.place(command.orderId(), purchase, command.holdPlace(), now, settings.deadline());
        if (command.key() != null) {
            order.keepUnder(command.key(), now.plus(settings.keyLifetime()));
        }
        orders.put(order.id(), order);
        opened.add(order);
        return new Recorded(order.details());
    }
}
