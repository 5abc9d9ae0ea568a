package org.coursemarket.order.seats.entity;

/** The course service may or may not have done what it was asked. */
public final class OutcomeUnknown extends RuntimeException {
    public OutcomeUnknown(Throwable cause) {
        super("the course service may or may not have done it (" + cause + ")", cause);
    }
}
