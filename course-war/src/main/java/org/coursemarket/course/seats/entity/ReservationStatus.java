package org.coursemarket.course.seats.entity;

/** Where a reservation is in its life; {@link Reservation} says how it gets there. */
public enum ReservationStatus {
    RESERVED,
    CONFIRMED,
    CANCELLED,
    EXPIRED
}
