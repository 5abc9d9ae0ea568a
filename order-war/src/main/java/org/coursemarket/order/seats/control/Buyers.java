package org.coursemarket.order.seats.control;

/** Those who have bought, are about to buy, or give back a seat at this moment, each on a thread. */
public interface Buyers {
    /** How many there are, at least 0: each has asked for a seat, or may ask for one before long. */
    int underWay();
}
