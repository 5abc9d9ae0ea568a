package org.coursemarket.order.seats.control;

/** There was no time left for a call, and so it was not made. Not the course service's fault. */
class DeadlineReached extends RuntimeException {
    DeadlineReached() {
        super("no time left to ask the course service");
    }
}
