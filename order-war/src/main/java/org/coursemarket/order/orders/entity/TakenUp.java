package org.coursemarket.order.orders.entity;

/**
 * An order on which an attempt has begun.
 *
 * @param attempt the how-manieth; none but the last may reject the order
 */
public record TakenUp(OrderDetails order, int attempt) {
    /** The one that began with the order itself, whatever has begun since. */
    public static TakenUp first(OrderDetails order) {
        return new TakenUp(order, 1);
    }
}
