package org.coursemarket.order.seats.control;

/** Those who buy a seat at this moment, or give one back. */
public interface Buyers {
    /** How many there are, at least 0. Each has asked for a seat, or may do so within milliseconds. */
    int underWay();
}
