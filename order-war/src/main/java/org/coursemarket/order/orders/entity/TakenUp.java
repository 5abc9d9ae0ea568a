package org.coursemarket.order.orders.entity;

/**
 * An order on which an attempt has begun.
 *
 * @param attempt the how-manieth; none but the last may reject the order
 */
public record TakenUp(OrderDetails order, int attempt) {}
