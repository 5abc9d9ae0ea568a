package org.coursemarket.order.orders.entity;

/** Where an order is in its life; {@link Order} says how it gets there. */
public enum OrderStatus {
    PENDING,
    CONFIRMED,
    REJECTED,
    REFUNDED
}
