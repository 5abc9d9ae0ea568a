package org.coursemarket.order.seats.entity;

/** The course service's word for where a reservation is in its life. */
public enum ReservationStatus {
    RESERVED,
    CONFIRMED,
    CANCELLED,
    EXPIRED
}
