package org.coursemarket.order.orders.entity;

/** What became of a command. */
public sealed interface OrderOutcome {
    /** The order as it is recorded after the command. */
    record Recorded(OrderDetails order) implements OrderOutcome {}

    /** Nothing was recorded; the reason is typed. */
    record Refused(RuntimeException reason) implements OrderOutcome {}
}
