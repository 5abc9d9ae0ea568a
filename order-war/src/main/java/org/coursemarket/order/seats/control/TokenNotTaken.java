package org.coursemarket.order.seats.control;

/** The course service did not take this service's token, or not for this; it did nothing. */
class TokenNotTaken extends CourseServiceFailure {
    TokenNotTaken(int status) {
        super("the course service did not take the token: " + status, false, null);
    }
}
