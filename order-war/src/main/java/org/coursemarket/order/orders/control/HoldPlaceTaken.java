package org.coursemarket.order.orders.control;

/** Another order of the same student has taken the place in between. */
class HoldPlaceTaken extends RuntimeException {
    HoldPlaceTaken() {
        super("the place is taken", null, false, false);
    }
}
