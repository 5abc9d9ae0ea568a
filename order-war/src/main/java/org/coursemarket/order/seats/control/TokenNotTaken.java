package org.coursemarket.order.seats.control;

/** The course service did not take this service's token, and did nothing. */
class TokenNotTaken extends CourseServiceFailure {
    TokenNotTaken() {
        super("the course service did not take the token", false, null);
    }
}
